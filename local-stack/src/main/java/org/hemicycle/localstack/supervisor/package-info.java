/// The one command, `hemicycle`, and the process behind it that starts, watches, scales and stops the servers and the five
/// deployables of a laptop. It knows the order in which they need one another; how a process is kept alive is said in
/// `process`, how a deployable is unpacked in `application`, how it is reached in `entrance`, and how the commands talk to
/// the running process in `control`.
@NullMarked
package org.hemicycle.localstack.supervisor;

import org.jspecify.annotations.NullMarked;
