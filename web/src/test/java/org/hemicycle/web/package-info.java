/**
 * What the tests of the pages share: services that answer from memory over real HTTP, and tokens that are really signed.
 */
@NullMarked
package org.hemicycle.web;

import org.jspecify.annotations.NullMarked;
