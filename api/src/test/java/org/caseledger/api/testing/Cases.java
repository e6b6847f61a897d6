package org.caseledger.api.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.caseledger.command.complaint.closing.ClosingCommand.RecordCallBack;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Request;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.Medium;

/** Brings cases to where a test begins, over HTTP; each case is named by its address. */
public final class Cases {
    /** A body that {@code POST /api/complaints} takes. */
    public static final String RECEIPT = """
            {"kind":"COMPLAINT","channel":"WECHAT",
             "complainant":{"name":"林晚","phone":"13800000000","address":"郫都区望丛中路8号"},
             "narrative":{"subject":"餐馆","text":"餐馆里的菜有异味。","request":"退还餐费"},
             "respondent":"郫都区某餐馆","respondentDetails":{"address":"郫都区中信大道1号"}}
            """;

    private final TestLedger ledger;

    Cases(TestLedger ledger) {
        this.ledger = ledger;
    }

    public String received() {
        return received(RECEIPT);
    }

    public String received(String body) {
        var answer = ledger.as("intake").post("/api/complaints", body);
        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        return answer.header("Location");
    }

    public String classified() {
        return classified(received());
    }

    public String classified(String id) {
        give("dispatcher", id, "classify-complaint", "{\"category\":[\"食品\"],\"severity\":\"GENERAL\"}");
        return id;
    }

    /** With the unit of {@code handler}, the station XIPU. */
    public String assigned() {
        return assigned(classified());
    }

    public String assigned(String id) {
        give("leader", id, "sign-off-routing", "{\"unit\":\"XIPU\"}");
        give("dispatcher", id, "assign-complaint", "{\"unit\":\"XIPU\"}");
        return id;
    }

    /** One that came in three weeks ago and lies with XIPU: its limits are long over. */
    public String late() {
        var receipt = RECEIPT.replaceFirst(
                "\\{",
                "{\"occurredAt\":\"%s\",\"lateReason\":\"系统停机\","
                        .formatted(Instant.now().minus(Duration.ofDays(21))));
        return assigned(classified(received(receipt)));
    }

    public String accepted() {
        return accepted(assigned());
    }

    public String accepted(String id) {
        return acceptedBy("handler", id);
    }

    public String acceptedBy(String handler, String id) {
        give(
                handler,
                id,
                "accept-complaint",
                "{\"told\":{\"medium\":\"PHONE\",\"at\":\"%s\"},\"jurisdiction\":\"PLACE_OF_BUSINESS\"}"
                        .formatted(Instant.now()));
        return id;
    }

    /** One that its unit, XIPU, has returned and that the center has to assign anew. */
    public String returned(String id) {
        give("handler", id, "return-for-reassignment", "{\"reason\":\"不属本辖区\"}");
        return returnAccepted(id);
    }

    /** The center accepts the return that waits. */
    public String returnAccepted(String id) {
        give("head", id, "review-return", "{\"accepted\":true,\"reason\":\"属红光辖区\"}");
        return id;
    }

    public String drafted() {
        return drafted(accepted());
    }

    public String drafted(String id) {
        give("handler", id, "draft-reply", "{\"text\":\"已责令整改。\"}");
        return id;
    }

    public String replied() {
        return replied(drafted());
    }

    /** One with a draft. */
    public String replied(String id) {
        give("handler", id, "send-reply", "{\"medium\":\"WECHAT\"}");
        return id;
    }

    /** Makes a case secret to all but the leader. */
    public String secret(String id) {
        give("leader", id, "mark-secret", "{\"ground\":\"TRADE\",\"people\":[\"leader\"],\"why\":\"涉及配方，已经核实\"}");
        return id;
    }

    /** Gives a command that has to be taken. */
    public Answer give(String person, String caseAddress, String command, String body) {
        var answer = ledger.as(person).post(caseAddress + "/" + command, body);
        assertThat(answer.status()).as("%s: %s", command, answer).isEqualTo(200);
        return answer;
    }

    /** Records an attempt of this person to reach a complainant for a follow-up, in vain. */
    public static void callInVain(CommandGate gate, CaseId caseId, Medium medium, Actor by) {
        gate.give(new RecordCallBack(caseId, medium, false, null, null), by, Request.once());
    }

    /** The digest of a text, as it is named when a draft is approved. */
    public static String digest(String text) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
