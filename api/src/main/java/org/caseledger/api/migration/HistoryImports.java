package org.caseledger.api.migration;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.importing.Mappings;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.web.problems.ImportUnderWayException;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.uploads.EvidenceIntake;
import org.caseledger.api.web.uploads.UploadBudget;
import org.caseledger.events.Actor;
import org.caseledger.events.TimeOrderedId;
import org.caseledger.text.LabelledException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 历史数据导入: whoever administers the ledger sends a table, tries mappings on it and has it imported while others work.
 * What a file holds is shown only to who sent it.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class HistoryImports {
    private static final int MOST_KEPT = 10;

    private final SentImports sent;
    private final ImportTrials trials;
    private final ImportRunner runner;
    private final EvidenceIntake intake;
    private final UploadBudget room;

    /** Lets those pass who may import. */
    static void mustImport(Actor actor) {
        AccessPolicy.mustAdminister(actor);
    }

    List<SentImport> list(Actor actor) {
        mustImport(actor);
        return sent.list();
    }

    /** Whether this person sent it, and so sees what it holds. */
    static boolean isOf(SentImport one, Actor actor) {
        return one.terms().person().equals(actor.person());
    }

    SentImport find(String id, Actor actor) {
        mustImport(actor);
        try {
            return sent.find(UUID.fromString(id)).orElseThrow(NotFoundException::new);
        } catch (IllegalArgumentException e) {
            throw new NotFoundException();
        }
    }

    /**
     * Keeps a file until it is imported; {@code mapping} is the name of an included one or the text of another, or
     * blank for a draft.
     */
    SentImport send(@Nullable String name, byte[] bytes, @Nullable String mapping, boolean correct, Actor actor) {
        mustImport(actor);
        if (sent.list().size() >= MOST_KEPT) {
            throw new InvalidInputException(
                    "file",
                    "最多保留 %d 个文件，请先删除不再需要的",
                    "At most %d files are kept: delete one that is no longer needed",
                    MOST_KEPT);
        }
        var taken = room.take(bytes.length);
        try {
            var file = SentFile.of(name, bytes, intake);
            var text = MappingDraft.textOf(mapping, file.bytes());
            check(text);
            var id = TimeOrderedId.next();
            sent.add(
                    id,
                    new SentTerms(
                            actor.person(), actor.name(), file.name(), file.bytes().length, text, correct, null, null),
                    file.bytes());
            return sent.find(id).orElseThrow(NotFoundException::new);
        } finally {
            taken.leave();
        }
    }

    /** Reads the file by another mapping from now on. */
    SentImport read(String id, @Nullable String mapping, boolean correct, Actor actor) {
        var own = own(id, actor);
        var text = MappingDraft.textOf(mapping, new byte[0]);
        check(text);
        if (!sent.change(own.id(), own.terms().read(text, correct))) {
            throw cannot();
        }
        return find(id, actor);
    }

    private static void check(String mapping) {
        try {
            Mappings.read(mapping);
        } catch (LabelledException e) {
            throw new InvalidInputException("mapping", e.text());
        }
    }

    /** What an import would do with the first rows; nothing where it runs or is done. */
    Optional<ImportTrial> tryOut(SentImport one, Actor actor) {
        if (!one.state().canStart() || !isOf(one, actor)) {
            return Optional.empty();
        }
        var taken = room.take(one.terms().bytes());
        try {
            return sent.file(one.id()).map(file -> trials.of(file, one.terms().mapping()));
        } finally {
            taken.leave();
        }
    }

    /** Starts it, or starts it again from its first row; throws {@link ImportUnderWayException} while one runs. */
    SentImport start(String id, Actor actor) {
        return run(id, terms -> terms.started(actor.name()), actor);
    }

    /**
     * Has the whole file looked through as an import would go through it, which records nothing; throws
     * {@link ImportUnderWayException} while one runs.
     */
    SentImport preview(String id, Actor actor) {
        return run(id, SentTerms::previewed, actor);
    }

    private SentImport run(String id, UnaryOperator<SentTerms> terms, Actor actor) {
        var own = own(id, actor);
        if (own.state() == SentImport.State.RUNNING) {
            throw new ImportUnderWayException();
        }
        var trial = tryOut(own, actor).orElseThrow(HistoryImports::cannot);
        if (trial.mistake() != null) {
            throw new InvalidInputException("mapping", trial.mistake());
        }
        if (!sent.start(own.id(), terms.apply(own.terms()))) {
            throw cannot();
        }
        runner.look();
        return find(id, actor);
    }

    private static InvalidInputException cannot() {
        return new InvalidInputException("", "此文件已导入完毕或正在导入", "This file has been imported, or is being imported");
    }

    /** Has a running one stopped; what it has recorded stays. */
    SentImport stop(String id, Actor actor) {
        sent.stop(find(id, actor).id());
        return find(id, actor);
    }

    /** Deletes the file and what is known of its import; the cases stay. */
    void delete(String id, Actor actor) {
        if (!sent.remove(find(id, actor).id())) {
            throw new InvalidInputException("", "导入正在进行，请先停止", "The import is under way: stop it first");
        }
    }

    /** The rows that were not taken, or have changed in the source, packed by gzip. */
    byte[] rejects(String id, Actor actor) {
        return sent.rejects(own(id, actor).id()).orElseThrow(NotFoundException::new);
    }

    private SentImport own(String id, Actor actor) {
        var one = find(id, actor);
        if (!isOf(one, actor)) {
            throw new NotFoundException();
        }
        return one;
    }
}
