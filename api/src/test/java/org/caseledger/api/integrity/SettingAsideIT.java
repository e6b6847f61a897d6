package org.caseledger.api.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.NewEvent;
import org.caseledger.events.Actor;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.HandlingEvent.ComplaintAccepted;
import org.caseledger.query.views.ViewFailed;
import org.caseledger.query.views.Views;
import org.caseledger.text.LabelledException;
import org.junit.jupiter.api.Test;

/** An event that views cannot apply: of a case that was never received. */
class SettingAsideIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String WHY = "旧程序写入的事件，视图不能处理";

    @Test
    void givenAnEventThatViewsCannotApply_whenAnAdministratorSetsItAside_thenTheyGoOnAndItIsTold() {
        try (var ledger = TestLedger.onNewDatabase()) {
            ledger.cases().received();
            ledger.awaitViews();
            var views = ledger.bean(Views.class);
            assertThat(views.standing()).isEmpty();
            var event = UUID.randomUUID();
            ledger.bean(EventLog.class)
                    .append(List.of(new NewEvent(
                            event,
                            "Complaint",
                            UUID.randomUUID(),
                            0,
                            EventCodec.nameOf(ComplaintAccepted.class),
                            1,
                            "{}",
                            EventCodec.write(Actor.SYSTEM.toMetadata()))));
            long position = ledger.head();
            await().atMost(SOON).until(() -> !views.standing().isEmpty());
            var stopped = views.standing().stream().map(ViewFailed::view).toList();
            var asides = ledger.bean(SettingAside.class);

            assertThatThrownBy(() -> asides.setAside(stopped.get(0), position, "handler", WHY))
                    .isInstanceOf(LabelledException.class)
                    .hasMessageContaining("不是本系统的管理员");
            ledger.asSuperuser()
                    .sql("update office.person set role = 'ADMIN' where username = 'handler'")
                    .update();
            assertThatThrownBy(() -> asides.setAside(stopped.get(0), position, "handler", WHY))
                    .as("an administrator by SQL")
                    .isInstanceOf(LabelledException.class)
                    .hasMessageContaining("不是本系统的管理员");
            assertThatThrownBy(() -> asides.setAside(stopped.get(0), position - 1, "admin", WHY))
                    .isInstanceOf(LabelledException.class)
                    .hasMessageContaining("nothing is set aside");
            assertThatThrownBy(() -> asides.setAside(stopped.get(0), position, "admin", "。。"))
                    .isInstanceOf(RuntimeException.class);
            assertThat(ledger.recordedAfter(position)).as("nothing half done").isEmpty();

            stopped.forEach(view -> asides.setAside(view, position, "admin", WHY));

            await().atMost(SOON)
                    .until(() -> views.status().stream().allMatch(view -> view.position() == ledger.head()));
            assertThat(views.standing()).isEmpty();
            assertThat(views.audit()).allMatch(view -> view.audit().agrees());
            assertThatThrownBy(() -> asides.setAside(stopped.get(0), position, "admin", WHY))
                    .as("twice")
                    .isInstanceOf(LabelledException.class);
            assertThat(new LoginForm(ledger)
                            .session("auditor")
                            .get("/integrity")
                            .text())
                    .contains("位置 %d 的事件已从视图".formatted(position), WHY);
        }
    }
}
