/// How a command in a terminal talks to the process that runs the stack: a loopback port and a secret, written where only
/// their owner can read them. It knows the answers' form and the two ends of the line.
@NullMarked
package org.hemicycle.localstack.control;

import org.jspecify.annotations.NullMarked;
