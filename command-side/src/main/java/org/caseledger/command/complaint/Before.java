package org.caseledger.command.complaint;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.List;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.Choice;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Refused;

/**
 * What a case must hold for a command before anything of it is typed: the static method {@code before} of the command,
 * if it has one.
 */
final class Before {
    private static final MethodType FORM = MethodType.methodType(List.class, CaseState.class, DecisionContext.class);

    private static final MethodHandle NOTHING =
            MethodHandles.dropArguments(MethodHandles.constant(List.class, List.of()), 0, FORM.parameterList());

    private static final ClassValue<MethodHandle> OF = new ClassValue<>() {
        @Override
        protected MethodHandle computeValue(Class<?> type) {
            return Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> method.getName().equals("before"))
                    .findFirst()
                    .map(method -> {
                        try {
                            return choices(MethodHandles.publicLookup().unreflect(method));
                        } catch (IllegalAccessException e) {
                            throw new IllegalStateException(method + " is public", e);
                        }
                    })
                    .orElse(NOTHING);
        }
    };

    private Before() {}

    /** A method that gives no list leaves nothing to choose from. */
    private static MethodHandle choices(MethodHandle method) {
        return method.type().returnType() == List.class
                ? method
                : MethodHandles.filterReturnValue(
                        method.asType(method.type().changeReturnType(void.class)),
                        MethodHandles.constant(List.class, List.of()));
    }

    /** What it leaves to choose from; throws {@link Refused} when the case does not hold it. */
    @SuppressWarnings("unchecked") // choices are what such a method gives
    static List<Choice> choices(Class<?> type, CaseState c, DecisionContext context) {
        try {
            return (List<Choice>) (List<?>) OF.get(type).invokeExact(c, context);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("A precondition throws nothing that is checked", e);
        }
    }
}
