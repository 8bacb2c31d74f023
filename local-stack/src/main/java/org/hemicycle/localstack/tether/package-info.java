/// The line between a process and the one that started it. It knows how a JVM notices that its starter is gone and runs
/// a given main class under that watch; it needs nothing but the JDK, because it joins the deployables' classpath.
@NullMarked
package org.hemicycle.localstack.tether;

import org.jspecify.annotations.NullMarked;
