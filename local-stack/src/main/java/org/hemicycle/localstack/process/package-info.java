/// Processes on this machine, whatever they do: one that is kept alive, the memory and the logs it has, and what an earlier
/// run may have left. Which processes there are, and in which order they come and go, is the supervisor's business.
@NullMarked
package org.hemicycle.localstack.process;

import org.jspecify.annotations.NullMarked;
