package org.caseledger.api.webhooks;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The webhooks of the office, and how they are sent: {@code privateNetwork} lets them go to addresses inside the
 * office.
 */
@ConfigurationProperties("caseledger")
record WebhookSettings(@Nullable List<Entry> webhooks, Sending webhook) {
    /** One webhook as it is set. */
    record Entry(
            @Nullable String name,
            @Nullable String url,
            @Nullable String secret,
            @Nullable List<String> types) {}

    /** When and how often. */
    record Sending(Duration retryAfter, int attempts, Duration claim, boolean privateNetwork) {}

    /** All of them, and others after them; throws {@link LabelledException} where one is none, or two have one name. */
    List<EventRecipient> with(List<EventRecipient> others) {
        var entries = webhooks == null ? List.<Entry>of() : webhooks;
        var ours = entries.stream().map(one -> Webhook.of(one.name(), one.url(), one.secret(), one.types()));
        var all = Stream.concat(ours, others.stream()).toList();
        if (all.stream().map(EventRecipient::name).distinct().count() < all.size()) {
            throw new LabelledException(new Text(
                    "caseledger.webhooks、caseledger.platforms：名称不能重复",
                    "caseledger.webhooks, caseledger.platforms: each has a name of its" + " own"));
        }
        return all;
    }
}
