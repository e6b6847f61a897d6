package org.caseledger.api.wiring;

import java.lang.reflect.Method;
import lombok.RequiredArgsConstructor;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.annotation.WrappedMessageHandlingMember;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * Runs each event handler after a savepoint. A handler that fails leaves nothing behind, and the transaction can still
 * take its dead letter: PostgreSQL refuses everything after a failed statement.
 */
@RequiredArgsConstructor
final class SavepointPerHandler implements HandlerEnhancerDefinition {
    private static final TransactionDefinition SAVEPOINT =
            new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NESTED);

    private final PlatformTransactionManager transactions;

    @Override
    public <T> MessageHandlingMember<T> wrapHandler(MessageHandlingMember<T> original) {
        // Those of aggregates are annotated otherwise, and do nothing that could be undone.
        boolean handlesEvents = original.unwrap(Method.class)
                .filter(method -> method.isAnnotationPresent(EventHandler.class))
                .isPresent();
        return handlesEvents ? new InSavepoint<>(original) : original;
    }

    private final class InSavepoint<T> extends WrappedMessageHandlingMember<T> {
        private InSavepoint(MessageHandlingMember<T> handler) {
            super(handler);
        }

        @Override
        public Object handle(Message<?> message, T target) throws Exception {
            var savepoint = transactions.getTransaction(SAVEPOINT);
            Object result;
            try {
                result = super.handle(message, target);
            } catch (Exception e) {
                transactions.rollback(savepoint);
                throw e;
            } catch (Error e) {
                transactions.rollback(savepoint);
                // The processor would stop at an error without a word.
                throw new IllegalStateException("An event handler failed", e);
            }
            transactions.commit(savepoint);
            return result;
        }
    }
}
