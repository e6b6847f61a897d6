package org.caseledger.api.platforms;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.complaints.SealedOpenings;
import org.caseledger.api.feed.FeedEvent;
import org.caseledger.api.notices.NotSentException;
import org.caseledger.api.security.People;
import org.caseledger.api.webhooks.EventRecipient;
import org.caseledger.api.webhooks.EventRecipients;
import org.caseledger.command.gate.Rejection;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.query.casefile.CaseFile;
import org.caseledger.query.casefile.CaseFiles;
import org.caseledger.query.views.Recorded;
import org.caseledger.text.InstantText;
import org.caseledger.vault.VaultLocked;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells platforms what was done on the cases of their orders, in the order of the log, as webhooks are sent. What is
 * sealed is opened in the name of the platform's account, which is recorded.
 */
@Component
@RequiredArgsConstructor
class SentActs implements EventRecipients {
    private static final String TEXT = "/text";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Platforms platforms;
    private final WorkOrderRows rows;
    private final CaseFiles files;
    private final SealedOpenings openings;
    private final People people;

    @Override
    public List<EventRecipient> all() {
        return platforms.all().stream().<EventRecipient>map(To::new).toList();
    }

    /** A platform as the one who is sent events. */
    @RequiredArgsConstructor
    private final class To implements EventRecipient {
        private final Platform platform;

        @Override
        public String name() {
            return platform.name();
        }

        @Override
        public String host() {
            return platform.webhook().host();
        }

        @Override
        public Set<String> types() {
            return platform.acts().keySet();
        }

        @Override
        public Optional<Message> message(FeedEvent event, Instant at) {
            var caseId = new CaseId(event.subject());
            var sent = platform.acts().get(event.event().type());
            return rows.of(caseId, platform.name())
                    .flatMap(order -> files.find(caseId).map(file -> facts(order, file, event)))
                    .map(facts -> {
                        var body = sent.shape().of(facts).toString();
                        var headers = new HashMap<>(
                                platform.webhook().headers(event.event().eventId(), at, body));
                        headers.put("Content-Type", "application/json; charset=utf-8");
                        return new Message(sent.to(), body, Map.copyOf(headers));
                    });
        }

        /** The facts to report; for events withheld from the feed only that they happened. */
        private ObjectNode facts(WorkOrderRows.Row order, CaseFile file, FeedEvent event) {
            var facts = JSON.createObjectNode();
            facts.put("number", order.number());
            facts.put("case", file.receipt().number());
            facts.put("act", event.event().type());
            facts.put("at", InstantText.micros(event.event().recordedAt()));
            if (event.withheld() == null) {
                told(file, event.position())
                        .ifPresent(act -> facts.set("event", JSON.readTree(EventCodec.write(act.event()))));
                if (platform.acts().get(event.event().type()).shape().asksFor(TEXT)) {
                    text(file, event.position()).ifPresent(text -> facts.put("text", text));
                }
            }
            return facts;
        }

        private static Optional<Recorded> told(CaseFile file, long position) {
            return file.events().stream()
                    .filter(one -> one.position() == position)
                    .findFirst();
        }

        private Optional<String> text(CaseFile file, long position) {
            var part = file.partsByPosition().get(position);
            if (part == null) {
                return Optional.empty();
            }
            try {
                return Optional.of(openings.open(file, Set.of(part), account()).get(part))
                        .filter(String.class::isInstance)
                        .map(String.class::cast);
            } catch (Rejection | VaultLocked e) {
                throw NotSentException.now(e.getMessage(), e);
            }
        }

        private Actor account() {
            return people.find(platform.account())
                    .filter(login -> login.person().active())
                    .orElseThrow(() -> NotSentException.now("没有此人员 / no such person: " + platform.account(), null))
                    .person()
                    .actor();
        }
    }
}
