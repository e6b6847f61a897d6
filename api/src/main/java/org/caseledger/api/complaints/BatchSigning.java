package org.caseledger.api.complaints;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.ForbiddenException;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.requests.Requests;
import org.caseledger.command.complaint.replying.ReplyCommand.ApproveReply;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.events.Actor;
import org.caseledger.text.Text;
import org.springframework.stereotype.Component;

/**
 * 批量同意: approves several drafts, each by a command of its own on the version that was listed, so that every rule holds
 * and the check-up sees each. Only what this person has opened is approved: the record of openings has the very draft,
 * whose text no later event changes.
 */
@Component
@RequiredArgsConstructor
class BatchSigning {
    private static final Text UNKNOWN = new Text("没有此件，或者您无权查看", "There is no such case, or you may not see it");
    private static final Text UNOPENED =
            new Text("您未打开过此稿全文，请打开阅读后签批", "You have not opened this draft. Open it, then sign it");
    private static final Text MOVED =
            new Text("清单显示后此件已有新的办理，请打开核对后签批", "The case has changed since the list was shown. Open it, then sign it");
    private static final Text REUSED = new Text(
            "此清单已提交过其他内容，请返回清单后重新勾选",
            "This list was already submitted with different content. Return to the list and select again");

    private final CaseReading reading;
    private final SealedOpenings openings;
    private final CommandGate gate;
    private final Requests requests;

    /**
     * What becomes of each, signed by this person in their own name or for a leader; sent again under the same key,
     * each is approved once.
     */
    List<SigningResult> approve(List<BatchItem> items, String key, LoggedIn person, Actor signing) {
        var cases = items.stream().map(BatchItem::caseId).collect(Collectors.toSet());
        var opened = openings.opened(cases, person.actor());
        return items.stream()
                .distinct()
                .map(item -> approve(item, opened.get(item.caseId()), key, person, signing))
                .toList();
    }

    private SigningResult approve(BatchItem item, Set<String> opened, String key, LoggedIn person, Actor signing) {
        String number;
        try {
            number = reading.now(item.caseId(), person.actor()).receipt().number();
        } catch (NotFoundException | ForbiddenException none) {
            return new SigningResult(null, null, OneOfSeveral.not(UNKNOWN));
        }
        if (!opened.contains(DeskRow.part(item.draft()))) {
            return new SigningResult(item.caseId(), number, OneOfSeveral.not(UNOPENED));
        }
        var command = new ApproveReply(item.caseId(), item.draft(), item.digest(), null, null, null);
        var request = requests.of(
                "/desk",
                item.toString().getBytes(StandardCharsets.UTF_8),
                person,
                key + " " + item.caseId(),
                item.version());
        return new SigningResult(
                item.caseId(), number, OneOfSeveral.give(command, gate, signing, request, MOVED, REUSED));
    }
}
