/**
 * Areas that advocacy is done in: member states, the United Kingdom, the Union, Europe.
 *
 * <p>It offers them to everybody who reads; what happens in an area is told by the services that know it.
 */
@NullMarked
package org.hemicycle.content.area;

import org.jspecify.annotations.NullMarked;
