package org.caseledger.query.checkup;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import lombok.With;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.oversight.SampleEvent;
import org.caseledger.events.oversight.SampleEvent.SampleSeeded;
import org.caseledger.query.views.DeclaredView;
import org.caseledger.query.views.Recorded;
import org.caseledger.review.ReviewState;
import org.caseledger.review.SampleReview;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code views.drawn}, every random sample that was ever asked for, and {@code views.drawn_case}, what each of
 * its cases waits for.
 */
public final class DrawnView extends DeclaredView<DrawnView.ReviewedSample> {
    public DrawnView(DataSource dataSource) {
        super(dataSource, "drawn", 3, ReviewedSample.class, drawn -> new CaseId(drawn.id()), ReviewedSample::on);
        folds(SampleEvent.class);
        keepsOfNoCase("drawn")
                .column("position", "bigint", ReviewedSample::position)
                .kept("drawn", "json", s -> s.drawn())
                .kept();
        rows("drawn_case", ReviewedSample::cases)
                .key("sample", "uuid", ReviewedSample.Waiting::sample)
                .key("case_id", "uuid", ReviewedSample.Waiting::caseId)
                .column("state", "text", ReviewedSample.Waiting::state)
                .column("concluded_by", "text", ReviewedSample.Waiting::concludedBy)
                .column("second", "text", ReviewedSample.Waiting::second);
    }

    /** A sample, and what the committee has concluded on its cases up to a position. */
    @With
    record ReviewedSample(
            UUID id,
            long position,
            Instant recordedAt,
            Actor drawnBy,
            SampleSeeded asked,
            long until,
            SampleReview review) {
        /**
         * A case that waits for a reader; {@code concludedBy} is who cannot be the second one, {@code second} who was
         * asked to be, null for any other.
         */
        record Waiting(
                UUID sample,
                CaseId caseId,
                ReviewState state,
                @Nullable String concludedBy,
                @Nullable String second) {}

        static @Nullable ReviewedSample on(@Nullable ReviewedSample before, Recorded r) {
            if (before == null) {
                return r.event() instanceof SampleSeeded e ? begin(e, r) : null;
            }
            return r.position() <= before.until || r.event() instanceof SampleSeeded
                    ? before
                    : before.withUntil(r.position()).withReview(after(before.review, r));
        }

        private static ReviewedSample begin(SampleSeeded e, Recorded r) {
            return new ReviewedSample(
                    r.caseId().value(), r.position(), r.recordedAt(), r.actor(), e, r.position(), after(null, r));
        }

        private static SampleReview after(@Nullable SampleReview before, Recorded r) {
            return SampleReview.on(before, (SampleEvent) r.event(), r.actor(), r.recordedAt());
        }

        Drawn drawn() {
            return new Drawn(
                    id,
                    position,
                    recordedAt,
                    drawnBy,
                    asked,
                    review.count(ReviewState.TO_CONCLUDE),
                    review.count(ReviewState.TO_CONFIRM),
                    review.count(ReviewState.CONFIRMED),
                    review.minutes() == null ? null : review.minutes().at());
        }

        Stream<Waiting> cases() {
            return review.drawn().stream().map(c -> {
                var last = c.last();
                return new Waiting(
                        id,
                        c.caseId(),
                        c.state(),
                        last == null ? null : last.by().person(),
                        last == null ? null : last.concluded().second());
            });
        }
    }
}
