package org.hemicycle.gateway.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.session.MapSession;
import org.springframework.session.Session;

/** A session and what has happened to it since it was read, so that only a change is written. */
final class StoredSession implements Session {

    private final MapSession content;
    private final @Nullable Instant storedAccess;
    private @Nullable String storedId;
    private boolean changed;

    private StoredSession(MapSession content, @Nullable Instant storedAccess) {
        this.content = content;
        this.storedAccess = storedAccess;
        this.storedId = storedAccess == null ? null : content.getId();
    }

    static StoredSession fresh(MapSession content) {
        return new StoredSession(content, null);
    }

    static StoredSession read(MapSession content) {
        return new StoredSession(content, content.getLastAccessedTime());
    }

    /** Whether a document under the present id exists as far as this request knows. */
    boolean isStored() {
        return getId().equals(storedId);
    }

    /** The id under which the document was read or last written, if the session has been given another since. */
    @Nullable String leftBehind() {
        return isStored() ? null : storedId;
    }

    boolean isChanged() {
        return changed;
    }

    boolean isTouched(Duration exactness) {
        return storedAccess == null || Duration.between(storedAccess, getLastAccessedTime()).compareTo(exactness) >= 0;
    }

    void saved() {
        storedId = getId();
        changed = false;
    }

    @Override
    public String getId() {
        return content.getId();
    }

    @Override
    public String changeSessionId() {
        return content.changeSessionId();
    }

    @Override
    public <T> @Nullable T getAttribute(String name) {
        return content.getAttribute(name);
    }

    @Override
    public Set<String> getAttributeNames() {
        return content.getAttributeNames();
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
        changed = true;
        content.setAttribute(name, value);
    }

    @Override
    public void removeAttribute(String name) {
        changed = true;
        content.removeAttribute(name);
    }

    @Override
    public Instant getCreationTime() {
        return content.getCreationTime();
    }

    @Override
    public void setLastAccessedTime(Instant time) {
        content.setLastAccessedTime(time);
    }

    @Override
    public Instant getLastAccessedTime() {
        return content.getLastAccessedTime();
    }

    @Override
    public void setMaxInactiveInterval(Duration interval) {
        content.setMaxInactiveInterval(interval);
    }

    @Override
    public Duration getMaxInactiveInterval() {
        return content.getMaxInactiveInterval();
    }

    @Override
    public boolean isExpired() {
        return false; // read sessions were judged by Sessions with its own clock; there is no second judge
    }
}
