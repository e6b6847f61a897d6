package org.caseledger.query.history;

import static org.caseledger.text.Text.format;

import java.util.List;
import java.util.TreeMap;
import org.caseledger.events.incident.IncidentEvent;
import org.caseledger.events.incident.IncidentEvent.ComplaintAttached;
import org.caseledger.events.incident.IncidentEvent.ComplaintDetached;
import org.caseledger.events.incident.IncidentEvent.ImprovementCompleted;
import org.caseledger.events.incident.IncidentEvent.IncidentClosed;
import org.caseledger.events.incident.IncidentEvent.IncidentDeclared;
import org.caseledger.events.incident.IncidentEvent.IncidentEvaluated;
import org.caseledger.events.incident.IncidentEvent.InformationReleased;
import org.caseledger.events.incident.IncidentEvent.MeasureTaken;
import org.caseledger.events.incident.IncidentEvent.ProposalDismissed;
import org.caseledger.events.incident.IncidentEvent.ReplayPlanned;
import org.caseledger.events.incident.IncidentEvent.ReplayStopped;
import org.caseledger.events.incident.IncidentEvent.ReportedToSuperior;
import org.caseledger.events.incident.IncidentEvent.TaskForceFormed;
import org.caseledger.query.DisplayNames;
import org.caseledger.text.Text;

/** What was done in an incident or exercise, in words. */
final class IncidentWords {

    private IncidentWords() {}

    static Text of(IncidentEvent event, DisplayNames names) {
        if (event instanceof ProposalDismissed e) {
            return format("不启动应急预案（%s），理由：%s", "Proposal dismissed (%s), reason: %s", e.proposal(), e.reason());
        } else if (event instanceof IncidentDeclared e) {
            return declared(e);
        } else if (event instanceof TaskForceFormed e) {
            return formed(e);
        } else if (event instanceof ComplaintAttached e) {
            return format("关联投诉件 %s，理由：%s", "Case %s attached, reason: %s", names.of(e.caseId()), e.why());
        } else if (event instanceof ComplaintDetached e) {
            return format("撤销关联投诉件 %s，理由：%s", "Case %s detached, reason: %s", names.of(e.caseId()), e.reason());
        } else if (event instanceof MeasureTaken e) {
            return taken(e);
        } else if (event instanceof ReportedToSuperior e) {
            return format(
                    "向%s报告：发生时间 %s，地点：%s，涉及人员：%s，影响范围：%s",
                    "Reported to %s: time of incident %s, place: %s, people concerned: %s, scope: %s",
                    e.authority(),
                    Times.at(e.happenedAt()),
                    e.place(),
                    e.persons(),
                    e.scope());
        } else if (event instanceof InformationReleased e) {
            return format("通过%s发布信息：%s", "Information released through %s: %s", e.channel(), e.text());
        } else if (event instanceof ReplayPlanned || event instanceof ReplayStopped) {
            return replay(event);
        }
        return end(event);
    }

    private static Text declared(IncidentDeclared e) {
        var what = e.exercise() ? new Text("开展演练", "Exercise") : new Text("启动应急预案", "Incident");
        return format(
                        "%s：%s，%s，%s，理由：%s",
                        "%s declared: %s, %s, %s, reason: %s", what, e.title(), e.kind(), e.level(), e.why())
                .andIfPresent("（启动建议：%s）", " (proposal: %s)", e.proposed());
    }

    private static Text formed(TaskForceFormed e) {
        var sentence = format("成立专班，负责人：%s", "Task force formed, head: %s", e.head());
        for (var group : new TreeMap<>(e.groups()).entrySet()) {
            sentence = sentence.and(format("；%s：%s", "; %s: %s", group.getKey(), Text.list(group.getValue())));
        }
        return sentence;
    }

    private static Text taken(MeasureTaken e) {
        return format("%s：%s", "Measure taken: %s; %s", e.measure(), e.what())
                .andIfPresent("，%s", ", by the %s", e.group())
                .andIfPresent("，由%s办理", ", carried out by %s", e.person());
    }

    private static Text replay(IncidentEvent event) {
        if (event instanceof ReplayPlanned e) {
            return format(
                    "安排回放：%s 至 %s 的来件%d件，%d倍速，%s 开始",
                    "Replay planned: cases received from %s to %s (%d), at %d× speed, starting %s",
                    Times.at(e.from()),
                    Times.at(e.until()),
                    e.cases().size(),
                    e.speed(),
                    Times.at(e.startsAt()));
        }
        return format("停止回放，理由：%s", "Replay stopped, reason: %s", ((ReplayStopped) event).reason());
    }

    private static Text end(IncidentEvent event) {
        if (event instanceof IncidentClosed e) {
            return format("应急处置结束，结果：%s", "Incident closed, result: %s", e.result());
        } else if (event instanceof IncidentEvaluated e) {
            return evaluated(e);
        }
        var e = (ImprovementCompleted) event;
        return format("完成第%d项改进措施：%s", "Improvement %d completed: %s", e.improvement(), e.done());
    }

    private static Text evaluated(IncidentEvaluated e) {
        var problems = e.problems().stream().map(p -> new Text(p, p)).toList();
        var improvements = e.improvements().stream()
                .map(i -> format("%s（%s，%s）", "%s (%s, %s)", i.what(), i.who(), i.by()))
                .toList();
        return format(
                "总结评估，问题：%s；改进措施：%s",
                "Evaluated, problems: %s; improvements: %s", orNone(problems), orNone(improvements));
    }

    private static Text orNone(List<Text> texts) {
        return texts.isEmpty() ? new Text("—", "—") : Words.joined(texts, "；", ", ");
    }
}
