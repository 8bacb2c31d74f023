package org.hemicycle.notification.courier;

import java.time.Clock;
import java.util.List;
import org.hemicycle.notification.notice.Channel;
import org.hemicycle.notification.notice.Notice;
import org.hemicycle.notification.webhook.Webhooks;
import org.springframework.stereotype.Component;

/**
 * Plans one delivery of a notice for each webhook that follows what it is about and was registered before it came.
 *
 * <p>A piece in one language is for the webhooks of all, since programs choose no language.
 */
@Component
final class WebhookChannel implements Channel {

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final Lanes lanes;
    private final Clock clock;

    WebhookChannel(Webhooks webhooks, Deliveries deliveries, Lanes lanes, Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.lanes = lanes;
        this.clock = clock;
    }

    @Override
    public void plan(String id, Notice notice) {
        List<String> concerned = webhooks.concerned(notice.audience(), notice.receivedAt());
        if (concerned.isEmpty()) {
            return;
        }
        deliveries.plan(
                concerned, Envelopes.messageId(id), id, notice.type(), notice.subject(), clock.instant());
        // After the deliveries: who leaves a lane before this word comes is called back by it.
        lanes.wake(concerned);
    }
}
