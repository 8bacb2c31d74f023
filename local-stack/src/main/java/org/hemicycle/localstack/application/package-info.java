/// A deployable made ready to start fast: its jar unpacked once per build, and the cache of a rehearsed start beside it.
/// It knows files and JVM options; which deployables there are and when they run is the supervisor's business.
@NullMarked
package org.hemicycle.localstack.application;

import org.jspecify.annotations.NullMarked;
