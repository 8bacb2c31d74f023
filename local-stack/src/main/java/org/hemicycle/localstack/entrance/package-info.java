/// One fixed address for as many instances as run behind it, as a Kubernetes Service gives. It forwards TCP connections
/// and knows nothing of what they carry; which instances are ready is told by its owner.
@NullMarked
package org.hemicycle.localstack.entrance;

import org.jspecify.annotations.NullMarked;
