package org.hemicycle.gateway.problem;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/** Every reason for which the gateway itself, and not a service behind it, turns a request away. */
public sealed interface Refusal {

    /** One of each, for the list of problems that people can look up. */
    List<Refusal> ALL = List.of(
            new MalformedRequest(HttpStatus.BAD_REQUEST),
            new SignInFailed(),
            new SignInNeeded(),
            new SessionExpired(),
            new RoleMissing("that the page is for"),
            new CrossSiteRequest(),
            new NotFound(),
            new NotTaken(HttpStatus.METHOD_NOT_ALLOWED, HttpStatus.METHOD_NOT_ALLOWED.getReasonPhrase()),
            new BodyTooLarge(1 << 20),
            new TooManyRequests(Duration.ofMinutes(1)),
            new UnexpectedFault(),
            new ServiceUnavailable("A service", Duration.ofSeconds(5)));

    /**
     * What all refusals of one kind share.
     *
     * @param name the last part of the problem's type, {@code /problems/<name>}; it never changes once published
     */
    record Kind(String name, HttpStatusCode status, String title) {}

    Kind kind();

    /** One sentence for the person who asked; it names no address, token or internal host. */
    String detail();

    /** How long to wait before asking again makes sense; zero when waiting does not help. */
    default Duration retryAfter() {
        return Duration.ZERO;
    }

    /** Further members of the problem document. */
    default Map<String, Object> facts() {
        return Map.of();
    }

    default Refused asException() {
        return new Refused(this);
    }

    default Refused because(Throwable cause) {
        return new Refused(this, cause);
    }

    /** A part of the system is down, or slower than its time limit. */
    record ServiceUnavailable(String part, Duration retryAfter) implements Refusal {
        @Override
        public Kind kind() {
            return new Kind("service-unavailable", HttpStatus.SERVICE_UNAVAILABLE, "A part of the system does not answer");
        }

        @Override
        public String detail() {
            return part + " does not answer at the moment; the other parts still work.";
        }

        @Override
        public Map<String, Object> facts() {
            return Map.of("part", part);
        }
    }

    /** No route leads anywhere from this path. */
    record NotFound() implements Refusal {
        @Override
        public Kind kind() {
            return new Kind("not-found", HttpStatus.NOT_FOUND, "Nothing lives at this address");
        }

        @Override
        public String detail() {
            return "The address leads to no page and no operation; /docs lists the operations.";
        }
    }

    /** The request cannot be understood as HTTP, or tries a path that only an attacker would write. */
    record MalformedRequest(HttpStatusCode status) implements Refusal {
        @Override
        public Kind kind() {
            return new Kind("malformed-request", status, "The request cannot be understood");
        }

        @Override
        public String detail() {
            return "The request's line, path, headers or framing are not well formed.";
        }
    }

    /** The body is larger than the gateway passes on. */
    record BodyTooLarge(long limit) implements Refusal {
        @Override
        public Kind kind() {
            return new Kind("body-too-large", HttpStatus.CONTENT_TOO_LARGE, "The request is too large");
        }

        @Override
        public String detail() {
            return "The body of a request may have at most " + limit + " bytes.";
        }
    }

    /** The page or operation is for people who have signed in, and nobody has. */
    record SignInNeeded() implements Refusal {
        @Override
        public Kind kind() {
            return new Kind("sign-in-needed", HttpStatus.UNAUTHORIZED, "Signing in is needed");
        }

        @Override
        public String detail() {
            return "Only people who have signed in may do this.";
        }
    }

    /** The session has ended: too long unused, signed out, or no longer vouched for by the provider. */
    record SessionExpired() implements Refusal {
        @Override
        public Kind kind() {
            return new Kind("session-expired", HttpStatus.UNAUTHORIZED, "The session has ended");
        }

        @Override
        public String detail() {
            return "The session has ended; sign in again.";
        }
    }

    /** Somebody is signed in, but not as one who may go here. */
    record RoleMissing(String role) implements Refusal {
        @Override
        public Kind kind() {
            return new Kind("role-missing", HttpStatus.FORBIDDEN, "Not for this account");
        }

        @Override
        public String detail() {
            return "This is only for accounts with the role " + role + ".";
        }
    }

    /** The provider sent somebody back without signing them in, or the way there took too long. */
    record SignInFailed() implements Refusal {
        @Override
        public Kind kind() {
            return new Kind("sign-in-failed", HttpStatus.BAD_REQUEST, "The sign-in did not succeed");
        }

        @Override
        public String detail() {
            return "The sign-in was interrupted or took too long; start it again.";
        }
    }

    /** A browser was made to send a write from a page that is not ours. */
    record CrossSiteRequest() implements Refusal {
        @Override
        public Kind kind() {
            return new Kind("cross-site-request", HttpStatus.FORBIDDEN, "The request came from another site");
        }

        @Override
        public String detail() {
            return "Writes are only accepted from our own pages, or with a token of their own.";
        }
    }

    /** The same address asks for the same thing too often. */
    record TooManyRequests(Duration retryAfter) implements Refusal {
        @Override
        public Kind kind() {
            return new Kind("too-many-requests", HttpStatus.TOO_MANY_REQUESTS, "Too many requests");
        }

        @Override
        public String detail() {
            return "This has been asked too often in a short time; wait as long as Retry-After says.";
        }
    }

    /** Another client error that the HTTP machinery found, such as a wrong method or media type. */
    record NotTaken(HttpStatusCode status, String reason) implements Refusal {
        @Override
        public Kind kind() {
            return new Kind(reason.toLowerCase(Locale.ROOT).replace(' ', '-'), status, reason);
        }

        @Override
        public String detail() {
            return "The request was refused: " + reason.toLowerCase(Locale.ROOT) + ".";
        }
    }

    /** A fault of the gateway's own. */
    record UnexpectedFault() implements Refusal {
        @Override
        public Kind kind() {
            return new Kind("unexpected-fault", HttpStatus.INTERNAL_SERVER_ERROR, "The gateway failed");
        }

        @Override
        public String detail() {
            return "The gateway could not handle the request; the fault has been logged.";
        }
    }
}
