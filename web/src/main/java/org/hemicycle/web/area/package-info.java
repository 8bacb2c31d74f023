/**
 * Areas and their pages, and the directory of content-service that other pages choose from: areas, institutions,
 * people and buildings.
 *
 * <p>The directory changes rarely, so it is kept for a minute, and longer while content-service is silent.
 */
@NullMarked
package org.hemicycle.web.area;

import org.jspecify.annotations.NullMarked;
