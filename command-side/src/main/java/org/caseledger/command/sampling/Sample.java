package org.caseledger.command.sampling;

import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.spring.stereotype.Aggregate;
import org.caseledger.command.gate.Command;
import org.caseledger.command.gate.LedgerAggregate;
import org.caseledger.command.gate.Office;
import org.caseledger.events.Actor;
import org.caseledger.events.oversight.SampleEvent;
import org.caseledger.review.SampleReview;
import org.jspecify.annotations.Nullable;

/** 随机抽样: the cases that were drawn, what two readers conclude on each, and the minutes. */
@Aggregate(type = Sample.KIND, commandTargetResolver = "commandTargetResolver")
public class Sample extends LedgerAggregate<SampleReview, SampleEvent> {
    static final String KIND = "samples";

    protected Sample() {}

    @CommandHandler(commandName = Sample.KIND + Command.BEGINS)
    Sample(SampleCommand command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler(commandName = Sample.KIND)
    void handle(SampleCommand command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @Override
    protected SampleReview fold(@Nullable SampleReview before, SampleEvent event, Actor actor, Instant recordedAt) {
        return SampleReview.on(before, event, actor, recordedAt);
    }
}
