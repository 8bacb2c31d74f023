package org.hemicycle.notification.mail;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.hemicycle.notification.mail.TlsProperties.Mode;
import org.jspecify.annotations.Nullable;

/** Encrypts a connection to the mail server as the settings ask. */
final class Tls {

    private final Mode mode;
    /** Believes whom it is told to believe. */
    private final SSLContext proving;
    /** Believes everybody. */
    private final SSLContext believing;

    /**
     * Encryption by these settings.
     *
     * @throws IllegalArgumentException when the file of trusted certificates cannot be read
     */
    Tls(TlsProperties properties) {
        mode = properties.starttls();
        try {
            proving = SSLContext.getInstance("TLS");
            proving.init(null, trusted(properties.trust()), null);
            believing = SSLContext.getInstance("TLS");
            believing.init(null, new TrustManager[] {new Anybody()}, null);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("the certificates that the mail server is checked with cannot be read", e);
        }
    }

    private static TrustManager @Nullable [] trusted(@Nullable String file)
            throws GeneralSecurityException, IOException {
        if (file == null || file.isBlank()) {
            return null;
        }
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            int number = 0;
            for (Certificate authority : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("authority-" + number++, authority);
            }
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    Mode mode() {
        return mode;
    }

    /**
     * The same connection encrypted, after the server agreed to it.
     *
     * @param proven whether it must prove to be that host
     */
    SSLSocket over(Socket plain, String host, int port, boolean proven) throws IOException {
        SSLContext context = proven ? proving : believing;
        SSLSocket encrypted = (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true);
        if (proven) {
            SSLParameters parameters = encrypted.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            encrypted.setSSLParameters(parameters);
        }
        encrypted.startHandshake();
        return encrypted;
    }

    /**
     * Believes every certificate: encryption without knowing with whom keeps out those who only listen, and the
     * alternative that {@code opportunistic} asks for is none at all (RFC 7435 §3).
     */
    private static final class Anybody extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
