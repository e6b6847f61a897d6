package org.caseledger.api.wiring;

import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.annotation.SourceId;
import org.caseledger.api.notices.NewNotices;
import org.caseledger.api.notices.NoticeMaker;
import org.caseledger.api.notices.NoticeTables;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.board.CaseCards;
import org.caseledger.query.casefile.CaseFiles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The event processor that makes notices. */
@Configuration
class NoticeConfiguration {
    /** Its effects are rows in the transaction of its token, so a batch may be larger than one. */
    private static final int BATCH = 200;

    @Bean
    NoticeProcessor noticeProcessor(CaseFiles files, Procedures procedures, NoticeMaker maker, NoticeTables tables) {
        return new NoticeProcessor(new NewNotices(files, new CaseCards(procedures), maker, tables));
    }

    @Bean
    ConfigurerModule noticeBatches() {
        return configurer -> configurer
                .eventProcessing()
                .registerPooledStreamingEventProcessorConfiguration(
                        NewNotices.PROCESSOR,
                        (axon, builder) -> builder.initialSegmentCount(1)
                                .initialToken(StreamableMessageSource::createHeadToken)
                                .batchSize(BATCH)
                                .enableCoordinatorClaimExtension());
    }

    /** Passes the events of cases on to the notices. */
    @ProcessingGroup(NewNotices.PROCESSOR)
    @RequiredArgsConstructor
    static final class NoticeProcessor {
        private final NewNotices notices;

        @EventHandler
        void on(ComplaintEvent event, @SourceId String stream, EventMessage<?> message, TrackingToken token) {
            notices.of(
                    event,
                    CaseId.of(stream),
                    token.position().orElseThrow(),
                    UUID.fromString(message.getIdentifier()),
                    message.getTimestamp());
        }
    }
}
