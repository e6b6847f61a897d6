package org.caseledger.api.wiring;

import org.axonframework.config.ConfigurerModule;
import org.axonframework.messaging.StreamableMessageSource;
import org.caseledger.api.notices.NewNotices;
import org.caseledger.api.notices.NoticeMaker;
import org.caseledger.api.notices.NoticeTables;
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
}
