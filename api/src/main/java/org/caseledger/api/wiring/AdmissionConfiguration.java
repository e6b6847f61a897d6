package org.caseledger.api.wiring;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.caseledger.api.integrity.LedgerAdministrators;
import org.caseledger.api.security.OfficeAdmission;
import org.caseledger.api.security.People;
import org.caseledger.api.security.Units;
import org.caseledger.command.gate.LedgerStorageEngine;
import org.caseledger.eventlog.EventKey;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.LogAdmission;
import org.caseledger.eventlog.NewEvent;
import org.caseledger.events.Actor;
import org.caseledger.events.log.LogAdmitted;
import org.caseledger.proof.KeptCheckpoint;
import org.caseledger.proof.LogKey;
import org.caseledger.proof.LogKeyFiles;
import org.caseledger.proof.ProofCheck;
import org.caseledger.proof.PublishedLog;
import org.caseledger.text.LabelledException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A log from before its events had authentication codes is served only after an administrator has admitted it, and is
 * admitted only as far as it agrees with all that was signed.
 */
@Configuration
class AdmissionConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(AdmissionConfiguration.class);

    /** Marks that every event of the log has its code, for which readers of the log wait. */
    record Admitted() {}

    @Bean
    Admitted admitted(
            DataSource dataSource,
            EventKey key,
            Clock clock,
            LogKeyFiles files,
            People people,
            Units units,
            @Value("${caseledger.log.admitted-by}") String by,
            @Value("${caseledger.log.admitted-because}") String because,
            LedgerConfiguration.Migrated migrated) {
        var admission = new LogAdmission(dataSource, key, clock);
        if (!by.isBlank()) {
            admission.requireNeeded();
            var administrator = administrator(people, by);
            requireProved(dataSource, files);
            admit(admission, administrator, because, new OfficeAdmission(people, units));
        } else if (admission.isNeeded()) {
            throw new LabelledException(
                    "账本由较早版本写入，事件没有认证码。请由管理员核验并接纳：ledger admit-log --by 用户名 --reason 理由",
                    "This log was written by an earlier version, and its events have no authentication"
                            + " codes. An administrator checks and admits it: ledger admit-log --by USER"
                            + " --reason TEXT");
        }
        return new Admitted();
    }

    private static Actor administrator(People people, String username) {
        // From the rows, which have no code yet.
        var found = people.list().stream()
                .filter(person -> person.username().equals(username))
                .findAny();
        return LedgerAdministrators.administrator(found, username);
    }

    private static void admit(LogAdmission admission, Actor by, String because, OfficeAdmission office) {
        var admitted = admission.admit(
                head -> Stream.concat(Stream.of(admitted(head, because, by)), office.events(by, because))
                        .toList(),
                office.rows());
        long position = admitted.get(0).position();
        LOG.info("位置 {} 之前的记录已接纳 / what stands before position {} is admitted", position, position);
    }

    private static NewEvent admitted(long head, String because, Actor by) {
        return LedgerStorageEngine.newEvent(
                new LogAdmitted(head, because),
                LogAdmitted.ID,
                LogAdmitted.KIND,
                LogAdmitted.STREAM,
                NewEvent.NEXT,
                by.toMetadata());
    }

    private static void requireProved(DataSource dataSource, LogKeyFiles files) {
        var asStored = new EventLog(dataSource, EventKey.missing(), Clock.systemUTC());
        var verifiers = new PublishedLog(dataSource, asStored)
                .keys().stream().map(LogKey::verifier).toList();
        List<KeptCheckpoint> kept = files.kept().stream().toList();
        kept.forEach(one -> one.requireSignedBy(verifiers));
        new ProofCheck(dataSource, EventKey.missing())
                .run(kept, position -> {})
                .fault()
                .ifPresent(fault -> {
                    throw new LabelledException(
                            "核验不符，未接纳：" + fault.zh(), "it does not agree, nothing is admitted: " + fault.en());
                });
    }
}
