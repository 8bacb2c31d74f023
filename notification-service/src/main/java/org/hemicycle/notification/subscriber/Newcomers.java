package org.hemicycle.notification.subscriber;

import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Makes many subscribers at once, with as few questions to the database as for one. */
@Component
public class Newcomers {

    private final Subscribers subscribers;
    private final AddressVault vault;
    private final Slots slots;

    Newcomers(Subscribers subscribers, AddressVault vault, Slots slots) {
        this.subscribers = subscribers;
        this.vault = vault;
        this.slots = slots;
    }

    /** Which of these keyed hashes of addresses belong to subscribers, whatever their standing, with the subscribers' ids. */
    public Map<String, String> known(Collection<String> emailHashes) {
        return subscribers.idsByHash(emailHashes);
    }

    /**
     * Makes subscribers who are told from now on; whoever became one meanwhile is left alone.
     *
     * @param newcomers them, by the keyed hashes of their addresses
     * @param ids the ids that they are to have, by the same
     * @param source the id of what they came with
     * @param basis on what legal basis they are told, and where the proof of it is
     * @return how many there are more
     */
    public int add(
            Map<String, Newcomer> newcomers, Map<String, String> ids, String source, String basis, Instant now) {
        if (newcomers.isEmpty()) {
            return 0;
        }
        newcomers.values().stream()
                .map(newcomer -> newcomer.choices().slot())
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .distinct()
                .forEach(slot -> slots.open(slot, now));
        Iterator<Integer> buckets = subscribers.nextBuckets(newcomers.size()).iterator();
        var subscribersById = new LinkedHashMap<String, Subscriber>();
        newcomers.forEach((hash, newcomer) -> {
            String id = Objects.requireNonNull(ids.get(hash));
            subscribersById.put(
                    id,
                    Subscriber.imported(
                            hash,
                            vault.seal(newcomer.address(), id),
                            newcomer.choices(),
                            buckets.next(),
                            "import/" + source,
                            basis,
                            now));
        });
        return subscribers.insertNew(subscribersById);
    }
}
