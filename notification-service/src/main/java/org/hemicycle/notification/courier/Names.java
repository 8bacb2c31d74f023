package org.hemicycle.notification.courier;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Where names lead at this moment; the network's name service, or a test's own. */
interface Names {

    /** The addresses of a host name, or the address that an IP literal stands for. */
    InetAddress[] resolve(String host) throws UnknownHostException;
}
