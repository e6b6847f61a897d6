package org.caseledger.query.sealing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.caseledger.eventlog.NewEvent;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.Occurred;
import org.caseledger.events.Role;
import org.caseledger.events.Sealed;
import org.caseledger.events.SealedField;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.Complainant;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Narrative;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.retention.RetentionClass;
import org.caseledger.events.retention.RetentionEvent.CaseDestroyed;
import org.caseledger.query.testing.TestLedger;
import org.caseledger.testing.Events;
import org.caseledger.vault.Vault;
import org.jspecify.annotations.Nullable;

/** A case in a real log whose texts a real vault has sealed, recorded event by event. */
public final class SealedCase {
    private final TestLedger ledger;
    private final Vault vault;
    private final CaseId caseId = CaseId.random();
    private Instant now = Instant.parse("2026-03-02T01:00:00Z");

    public SealedCase(TestLedger ledger, Vault vault) {
        this.ledger = ledger;
        this.vault = vault;
    }

    public CaseId id() {
        return caseId;
    }

    public Instant now() {
        return now;
    }

    public SealedCase at(String instant) {
        now = Instant.parse(instant);
        return this;
    }

    public Occurred occurred() {
        return Occurred.at(now);
    }

    public Sealed seal(SealedField field, String text) {
        return vault.seal(caseId, field, text);
    }

    public SealedCase received(
            String number, @Nullable Complainant complainant, @Nullable String respondent, Narrative narrative) {
        return by(
                Role.INTAKE,
                Events.received(
                        caseId,
                        number,
                        ComplaintKind.COMPLAINT,
                        Channel.PHONE,
                        complainant == null ? null : seal(SealedField.COMPLAINANT, EventCodec.write(complainant)),
                        seal(SealedField.NARRATIVE, EventCodec.write(narrative)),
                        respondent,
                        "P9",
                        occurred()));
    }

    /** The receipt of a case that comes from another system. */
    public ComplaintReceived receipt(String source, String phone, String respondent) {
        return Events.received(
                caseId,
                "号" + caseId,
                ComplaintKind.COMPLAINT,
                Channel.PHONE,
                seal(SealedField.COMPLAINANT, EventCodec.write(new Complainant(null, phone, null, null))),
                seal(SealedField.NARRATIVE, EventCodec.write(new Narrative(null, "牛奶过期", null))),
                respondent,
                "P9",
                new Occurred(now, null, source));
    }

    public SealedCase by(Role role, ComplaintEvent event) {
        var type = EventCodec.typeOf(event.getClass());
        var person = role.name().toLowerCase(Locale.ROOT);
        var actor = event instanceof Act ? new Actor(person, role.zh(), role, null) : Actor.SYSTEM;
        ledger.append(
                now,
                List.of(new NewEvent(
                        UUID.randomUUID(),
                        "complaint",
                        caseId.value(),
                        NewEvent.NEXT,
                        type.value(),
                        type.revision(),
                        EventCodec.write(event),
                        EventCodec.write(actor.toMetadata()))));
        return this;
    }

    /** With the event its key is gone: a trigger of the log's table deletes it. */
    public SealedCase destroyed() {
        var kept = new RetentionClass("ordinary", "一般", "ordinary", 10, "basis");
        return by(Role.LEGAL, new CaseDestroyed("1", kept, List.of(), Map.of(), Map.of(), false, now));
    }

    public static String digest(String text) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
