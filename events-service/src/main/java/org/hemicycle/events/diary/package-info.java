/**
 * Who and which room is taken when, across all visits and briefings.
 *
 * <p>Each kind of subject enters what it schedules and bears witness to it when asked; the diary refuses what clashes. It
 * decides nothing else and is trusted only as far as the witnesses bear it out.
 */
@NullMarked
package org.hemicycle.events.diary;

import org.jspecify.annotations.NullMarked;
