package org.hemicycle.notification.subscriber;

import org.jspecify.annotations.Nullable;

/**
 * What is needed of a subscriber at the moment of sending.
 *
 * @param id their id
 * @param language the language of their letters
 * @param emailHash what finds their address, for the list of those that nothing is sent to
 * @param sealedEmail their address, for {@link AddressVault#open}
 * @param linkRevision what their preference link must carry
 * @param quiet the hours in which only what is urgent is sent to them, or null where they chose none
 */
public record Reader(
        String id,
        String language,
        String emailHash,
        byte[] sealedEmail,
        long linkRevision,
        @Nullable Quiet quiet) {}
