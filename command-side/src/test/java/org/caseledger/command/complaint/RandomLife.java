package org.caseledger.command.complaint;

import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.caseledger.command.complaint.assisting.AssistanceCommand.AnswerAssistance;
import org.caseledger.command.complaint.assisting.AssistanceCommand.AskAssistance;
import org.caseledger.command.complaint.assisting.AssistanceCommand.ReturnAssistance;
import org.caseledger.command.complaint.assisting.AssistanceCommand.WithdrawAssistance;
import org.caseledger.command.complaint.classifying.ClassificationCommand.ClassifyComplaint;
import org.caseledger.command.complaint.clocks.DeadlineCommand.ExtendDeadline;
import org.caseledger.command.complaint.handling.HandlingCommand.AcceptComplaint;
import org.caseledger.command.complaint.handling.HandlingCommand.DeclineComplaint;
import org.caseledger.command.complaint.importing.AdoptHistory;
import org.caseledger.command.complaint.receiving.ReceiveComplaint;
import org.caseledger.command.complaint.replying.ReplyCommand.ApproveReply;
import org.caseledger.command.complaint.replying.ReplyCommand.RejectReply;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.complaint.state.PaperSignature;
import org.caseledger.command.complaint.state.SigningCommand;
import org.caseledger.command.gate.Commands;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.OnDuty;
import org.caseledger.command.gate.Refused;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.Role;
import org.caseledger.events.Told;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.Complainant;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Difficulty;
import org.caseledger.events.complaint.DossierPart;
import org.caseledger.events.complaint.Flag;
import org.caseledger.events.complaint.OpinionLevel;
import org.caseledger.events.complaint.Severity;
import org.caseledger.events.complaint.SourceGap;
import org.caseledger.events.duty.DutyOfficer;
import org.caseledger.procedure.WorkCalendar;
import org.jspecify.annotations.Nullable;

/**
 * What really could happen to a case: random commands by those who may give them, those that a rule forbids left out.
 * With returns, corrections, pauses, extensions, further rounds, entries that are days late, and sometimes a past in
 * another system; the same for the same seed.
 */
public final class RandomLife {
    private static final Set<Channel> LEAVING_NO_ADDRESS =
            Set.of(Channel.WEIBO, Channel.WECHAT, Channel.MEDIA, Channel.EMAIL);

    /** Something that happened, and when and by whom it was recorded. */
    public record Lived(ComplaintEvent event, Actor actor, Instant recordedAt) {}

    private static final List<UnitId> UNITS = List.of(People.XIPU, People.HONGGUANG);
    private static final String TEXT = "已经退款";

    /** An assistance is neither extended nor suspended. */
    private static final List<Clock> CLOCKS = Arrays.stream(Clock.values())
            .filter(clock -> clock != Clock.ASSISTANCE)
            .toList();

    private static final OnDuty ON_DUTY = new OnDuty(People.CENTER, List.of(new DutyOfficer("su", "苏禾", null)));

    private final SplittableRandom random;
    private final SplittableRandom ofOthers;
    private final boolean assisted;
    private final TestOffice office;
    private final boolean lateEntries;
    private final CaseState state = new CaseState();
    private final List<Lived> lived = new ArrayList<>();
    private Instant now;

    private RandomLife(long seed, TestOffice office, boolean lateEntries) {
        this.random = new SplittableRandom(seed);
        // Drawn apart, so that the lives without other units stay as they are.
        this.ofOthers = new SplittableRandom(~seed);
        this.assisted = Math.floorMod(seed, 3L) == 1;
        this.office = office;
        this.lateEntries = lateEntries;
        this.now = Give.RECEIVED_AT.plus(Duration.ofHours(random.nextInt(24 * 300)));
        // What comes in on a day off names who has duty.
        office.setOnDuty(LocalDate.ofInstant(now, WorkCalendar.ZONE), ON_DUTY);
    }

    /** A life under P9, P2 or an office's own procedure, whose clocks can stop, with the law or not. */
    public static List<Lived> of(long seed) {
        return new RandomLife(seed, officeOf(seed), true).live();
    }

    /** One in which everything is entered at once and nothing is corrected. */
    public static List<Lived> inTime(long seed) {
        return new RandomLife(seed, officeOf(seed), false).live();
    }

    /** The office of a seed, with the procedure that the life of that seed follows. */
    public static TestOffice officeOf(long seed) {
        return switch ((int) Math.floorMod(seed, 4L)) {
            case 0 -> TestOffice.p9();
            case 1 -> TestOffice.p2();
            case 2 -> CustomProcedure.office();
            default -> CustomProcedure.officeUnderTheLaw();
        };
    }

    /** By some channels people leave no address, which acceptance asks for. */
    private static ReceiveComplaint received(ComplaintKind kind, Channel channel) {
        return LEAVING_NO_ADDRESS.contains(channel)
                ? Give.receive(kind, channel, new Complainant("张三", "13800000000", null, null))
                : Give.receive(kind, channel);
    }

    private List<Lived> live() {
        boolean migrated = lateEntries && random.nextInt(6) == 0;
        give(
                migrated ? People.ADMIN : People.INTAKE,
                migrated ? adopted() : received(any(ComplaintKind.values()), any(Channel.values())));
        int steps = 20 + random.nextInt(120);
        for (int i = 0; i < steps; i++) {
            now = now.plus(Duration.ofMinutes(random.nextInt(60 * 12)));
            var command = command();
            if (lateEntries && random.nextInt(4) == 0) {
                command = happenedBefore(command);
            }
            give(actor(command), command);
            if (assisted && ofOthers.nextInt(4) == 0) {
                var assistance = assistance();
                give(assistant(assistance), assistance);
            }
        }
        return List.copyOf(lived);
    }

    private void give(Actor actor, ComplaintCommand command) {
        office.setTime(now);
        try {
            Decisions.decide(command, state, new DecisionContext(actor, now, office), event -> {
                state.on(event);
                lived.add(new Lived(event, actor, now));
            });
        } catch (Refused refused) {
            // a rule forbids it: it did not happen
        }
    }

    private AdoptHistory adopted() {
        var received = now.minus(Duration.ofDays(1 + random.nextInt(400)));
        boolean replied = random.nextBoolean();
        return new AdoptHistory(
                Give.CASE,
                "citizen-messages",
                "17",
                any(ComplaintKind.values()),
                any(Channel.values()),
                null,
                Give.NARRATIVE,
                "某超市",
                null,
                null,
                null,
                random.nextBoolean() ? List.of("食品") : List.of(),
                null,
                random.nextInt(3) == 0 ? moves(received) : unit(null),
                received,
                null,
                replied ? TEXT : null,
                replied && random.nextBoolean() ? received.plus(Duration.ofHours(20)) : null,
                random.nextBoolean()
                        ? EnumSet.of(SourceGap.SIGN_OFF, SourceGap.ACCEPTANCE)
                        : EnumSet.noneOf(SourceGap.class),
                new AdoptHistory.Outcome(
                        null,
                        null,
                        random.nextInt(3) == 0,
                        null,
                        received.plus(Duration.ofHours(21)),
                        received.plus(Duration.ofDays(5))));
    }

    private List<AdoptHistory.Assignment> moves(Instant received) {
        var moves = new ArrayList<AdoptHistory.Assignment>();
        for (int hour = 0; hour < 3; hour++) {
            moves.addAll(unit(received.plus(Duration.ofHours(hour))));
        }
        return moves;
    }

    private List<AdoptHistory.Assignment> unit(Instant at) {
        return random.nextBoolean() ? List.of(new AdoptHistory.Assignment(any(UNITS), at)) : List.of();
    }

    /** A person who may give it; a handler is one of the unit that has the case. */
    private Actor actor(ComplaintCommand command) {
        var handler = People.handlerOf(state.unit() == null ? People.XIPU : state.unit());
        return any(Stream.of(
                        People.INTAKE,
                        People.DISPATCHER,
                        People.LEADER,
                        People.LEADER2,
                        People.LEGAL,
                        People.HEAD,
                        People.SUPERVISOR,
                        Actor.SYSTEM,
                        handler)
                .filter(p -> Commands.mayGive(p.role(), command.getClass()))
                .toList());
    }

    private ComplaintCommand command() {
        var waiting = state.reply().draft();
        if (waiting != null && random.nextBoolean()) {
            return any(List.of(
                    new ApproveReply(Give.CASE, state.reply().drafts(), waiting.digest(), null, null, null),
                    new RejectReply(Give.CASE, state.reply().drafts(), waiting.digest(), "事实不清楚", null, null),
                    Give.replyAsDrafted()));
        }
        return any(commands()).get();
    }

    private static UnitId another(@Nullable UnitId unit) {
        return UNITS.stream().filter(one -> !one.equals(unit)).findFirst().orElseThrow();
    }

    /** Asked first, then done with in one way or another. */
    private ComplaintCommand assistance() {
        var open = state.assistances().open();
        if (open.isEmpty()) {
            var day = LocalDate.ofInstant(now, WorkCalendar.ZONE).plusDays(ofOthers.nextInt(4));
            var by = ofOthers.nextBoolean() ? day : null;
            return new AskAssistance(Give.CASE, another(state.unit()), TEXT, by, null, null);
        }
        var unit = open.get(0).unit();
        return switch (ofOthers.nextInt(4)) {
            case 0 -> new ReturnAssistance(Give.CASE, TEXT, null, null);
            case 1 -> new WithdrawAssistance(Give.CASE, unit, TEXT, null, null);
            default -> new AnswerAssistance(Give.CASE, TEXT, null, null, null);
        };
    }

    private Actor assistant(ComplaintCommand command) {
        return command instanceof AnswerAssistance || command instanceof ReturnAssistance
                ? People.handlerOf(another(state.unit()))
                : People.HEAD;
    }

    private ComplaintCommand giveBackOrReview() {
        return state.returns().waiting() == null ? Give.giveBack() : Give.reviewReturn(lived.size() % 2 == 0);
    }

    private List<Supplier<ComplaintCommand>> commands() {
        var clock = any(CLOCKS);
        var told = new Told(org.caseledger.events.Medium.PHONE, now);
        var all = new ArrayList<Supplier<ComplaintCommand>>(List.of(
                this::classify,
                () -> Give.signOff(any(UNITS)),
                () -> Give.assign(any(UNITS), "就近办理"),
                this::giveBackOrReview,
                () -> new AcceptComplaint(Give.CASE, told, null, null, null),
                () -> new DeclineComplaint(Give.CASE, "超过受理期限", told, null, null, null, null, null, null, null),
                () -> Give.investigate(random.nextBoolean()),
                Give::mediate,
                () -> Give.contact(null),
                Give::reportOpinion,
                Give::decideOnLead,
                () -> Give.draft(TEXT),
                () -> Give.draft(TEXT),
                () -> extend(clock, told),
                () -> extend(Clock.REPLY, told),
                () -> Give.suspend(any(Clock.REPLY, clock)),
                () -> Give.resume(any(Clock.REPLY, clock)),
                Give::followUp,
                Give::reopen,
                Give::urge,
                Give::escalate,
                () -> Give.archive(DossierPart.REGISTRATION_FORM)));
        if (lateEntries) {
            all.add(() -> Give.missed(clock, 1));
            all.add(() -> Give.missed(Clock.REPLY, 1 + random.nextInt(2)));
            all.add(() -> Give.correctKind(any(ComplaintKind.values())));
            all.add(() -> Give.correctChannel(any(Channel.values())));
            all.add(() -> Give.correctRespondent("另一超市" + random.nextInt(9)));
        }
        return all;
    }

    private ExtendDeadline extend(Clock clock, Told told) {
        var promised = now.plus(Duration.ofHours(random.nextInt(200)));
        return new ExtendDeadline(Give.CASE, clock, "商品须送检", told, promised, null, null);
    }

    private ClassifyComplaint classify() {
        return Give.classify(
                any(Severity.GENERAL, Severity.GENERAL, Severity.MAJOR),
                any(Difficulty.values()),
                any(OpinionLevel.values()),
                null,
                random.nextInt(4) == 0 ? new Flag[] {any(Flag.values())} : new Flag[0]);
    }

    /** The same command, stated to have happened up to six days ago. */
    private ComplaintCommand happenedBefore(ComplaintCommand command) {
        var type = command.getClass();
        if (Commands.mayGive(Role.SYSTEM, type)) {
            return command;
        }
        var at = now.minus(Duration.ofMinutes(random.nextInt(60 * 24 * 6)));
        try {
            var components = type.getRecordComponents();
            var values = new Object[components.length];
            var types = new Class<?>[components.length];
            for (int i = 0; i < values.length; i++) {
                types[i] = components[i].getType();
                values[i] = switch (components[i].getName()) {
                    case "paper" -> new PaperSignature(at, TestOffice.KEPT, "系统停机补录");
                    case "occurredAt" -> command instanceof SigningCommand ? null : at;
                    case "lateReason" -> "系统停机补录";
                    default -> components[i].getAccessor().invoke(command);
                };
            }
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new IllegalStateException("Cannot copy " + command, e);
        }
    }

    /** The one case that all lives are of. */
    public static CaseId caseId() {
        return Give.CASE;
    }

    @SafeVarargs
    private <T> T any(T... of) {
        return of[random.nextInt(of.length)];
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
