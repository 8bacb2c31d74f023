package org.hemicycle.notification.bounce;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Reports as mail servers write them, in the manner of well-known ones; all of it is sample data. */
final class Reports {

    private Reports() {}

    private static byte[] crlf(String text) {
        return text.replace("\n", "\r\n").getBytes(UTF_8);
    }

    /** In the manner of Postfix. */
    static byte[] dsn(String path, String action, String status, String diagnostic) {
        return crlf("""
                Return-Path: <>
                Received: by mx.example.org (Postfix) id 4ABC; Thu, 26 Nov 2026 10:00:09 +0100 (CET)
                Date: Thu, 26 Nov 2026 10:00:09 +0100 (CET)
                From: MAILER-DAEMON@mx.example.org (Mail Delivery System)
                Subject: Undelivered Mail Returned to Sender
                To: %s
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status;
                \tboundary="4ABC.1764147609/mx.example.org"
                Message-Id: <20261126090009.4ABC@mx.example.org>

                This is a MIME-encapsulated message.

                --4ABC.1764147609/mx.example.org
                Content-Description: Notification
                Content-Type: text/plain; charset=utf-8

                I'm sorry to have to inform you that your message could not be delivered.

                --4ABC.1764147609/mx.example.org
                Content-Description: Delivery report
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.org
                X-Postfix-Queue-ID: 4ABC
                Arrival-Date: Thu, 26 Nov 2026 10:00:08 +0100 (CET)

                Final-Recipient: rfc822; ada@example.org
                Original-Recipient: rfc822;ada@example.org
                Action: %s
                Status: %s
                Remote-MTA: dns; mailstore.example.org
                Diagnostic-Code: smtp; %s

                --4ABC.1764147609/mx.example.org
                Content-Description: Undelivered Message Headers
                Content-Type: text/rfc822-headers

                Return-Path: <%s>
                From: Hemicycle <news@hemicycle.example>
                Subject: New visit
                Message-ID: <id-1@hemicycle.example>

                --4ABC.1764147609/mx.example.org--
                """.formatted(path, action, status, diagnostic, path));
    }

    /** In the manner of Exchange: the return path in upper case, Unix line ends, the status only in the diagnostic. */
    static byte[] exchange(String path) {
        return """
                From: <postmaster@tenant.example.org>
                To: <%s>
                Subject: Undeliverable: New visit
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="=_x"

                --=_x
                Content-Type: multipart/alternative; boundary="=_y"

                --=_y
                Content-Type: text/plain

                Your message wasn't delivered.
                --=_y--
                --=_x
                Content-Type: message/delivery-status

                Reporting-MTA: dns;mail.tenant.example.org
                Received-From-MTA: dns;mx.hemicycle.example

                Final-Recipient: rfc822;ada@example.org
                Action: failed
                Status: 5.0.0
                Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound;
                 Recipient ada@example.org not found by SMTP address lookup

                --=_x
                Content-Type: message/rfc822

                Subject: New visit

                text
                --=_x--
                """.formatted(path.toUpperCase(java.util.Locale.ROOT)).getBytes(UTF_8);
    }

    /** An abuse report, which goes to the address for complaints and not to the return path. */
    static byte[] complaint(String path, String type) {
        return crlf("""
                From: <feedback@provider.example.org>
                To: <abuse@hemicycle.example>
                Subject: FW: New visit
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=feedback-report; boundary="part1"

                --part1
                Content-Type: text/plain; charset="US-ASCII"

                This is an email abuse report.

                --part1
                Content-Type: message/feedback-report

                Feedback-Type: %s
                User-Agent: SomeGenerator/1.0
                Version: 1
                Original-Mail-From: <%s>
                Original-Rcpt-To: <redacted@provider.example.org>
                Arrival-Date: Thu, 26 Nov 2026 09:00:00 GMT
                Source-IP: 192.0.2.2

                --part1
                Content-Type: message/rfc822

                From: Hemicycle <news@hemicycle.example>
                Subject: New visit

                text
                --part1--
                """.formatted(type, path));
    }

    /** Somebody on holiday. */
    static byte[] holiday(String path) {
        return crlf("""
                From: Ada (sample) <ada@example.org>
                To: <%s>
                Subject: Out of office
                Auto-Submitted: auto-replied
                Content-Type: text/plain

                I am away until Monday.
                """.formatted(path));
    }
}
