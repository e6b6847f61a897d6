package org.caseledger.query.history;

import static org.caseledger.text.Text.format;

import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.office.CategoryEvent;
import org.caseledger.events.office.DelegationEvent;
import org.caseledger.events.office.FactorEvent;
import org.caseledger.events.office.ListViewEvent;
import org.caseledger.events.office.NoticeEvent;
import org.caseledger.events.office.OfficeEvent;
import org.caseledger.events.office.ParameterEvent;
import org.caseledger.events.office.PersonEvent.PasswordSet;
import org.caseledger.events.office.PersonEvent.PersonChanged;
import org.caseledger.events.office.PersonEvent.PersonRecorded;
import org.caseledger.events.office.SettingsEvent;
import org.caseledger.events.office.SubscriptionEvent;
import org.caseledger.events.office.SubscriptionEvent.CalendarSubscribed;
import org.caseledger.events.office.TemplateEvent;
import org.caseledger.events.office.UnitEvent;
import org.caseledger.events.office.UnitEvent.UnitChanged;
import org.caseledger.events.office.UnitEvent.UnitRecorded;
import org.caseledger.query.DisplayNames;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/** A change of the office, in words; never anything of a password. */
final class OfficeWords {

    private OfficeWords() {}

    static Text of(OfficeEvent event, DisplayNames names) {
        if (event instanceof FactorEvent e) {
            return FactorWords.of(e, names);
        } else if (event instanceof PersonRecorded e) {
            return format("登记人员%s（%s）：", "Person recorded: %s (%s), ", e.name(), e.username())
                    .and(standing(e.role(), e.unit(), e.active(), names))
                    .and(because(e.reason()));
        } else if (event instanceof PersonChanged e) {
            return format("变更人员%s（%s），现为：", "Person changed: %s (%s), now ", e.name(), e.username())
                    .and(standing(e.role(), e.unit(), e.active(), names))
                    .and(because(e.reason()));
        } else if (event instanceof PasswordSet e) {
            var person = names.ofPerson(e.username());
            return e.reason() == null
                    ? format("%s修改本人密码", "%s changed their own password", person)
                    : format("为%s设置新密码", "New password set for %s", person).and(because(e.reason()));
        } else if (event instanceof UnitRecorded e) {
            return format("登记单位%s（%s），类型：%s", "Unit recorded: %s (%s), kind: %s", e.name(), e.unit(), e.unitKind())
                    .and(business(e))
                    .and(because(e.reason()));
        }
        if (event instanceof SettingsEvent e) {
            return SettingsWords.of(e);
        }
        if (event instanceof NoticeEvent e) {
            return NoticeWords.of(e, names);
        }
        if (event instanceof SubscriptionEvent e) {
            var person = names.ofPerson(e.username());
            return e instanceof CalendarSubscribed
                    ? format("%s生成日历订阅地址", "Calendar address made by %s", person)
                    : format("%s停用日历订阅地址", "Calendar address revoked by %s", person);
        }
        if (event instanceof DelegationEvent e) {
            return DelegationWords.of(e, names).and(because(e.reason()));
        }
        if (event instanceof ListViewEvent e) {
            return ListViewWords.of(e, names);
        }
        if (event instanceof CategoryEvent e) {
            return CategoryWords.of(e).and(because(e.reason()));
        }
        if (event instanceof TemplateEvent e) {
            return TemplateWords.of(e).and(because(e.reason()));
        }
        if (event instanceof ParameterEvent e) {
            return ParameterWords.of(e);
        }
        var e = (UnitChanged) event;
        return format(
                        "变更单位%2$s，现为：%1$s，类型：%3$s",
                        "Unit %2$s changed, now: %1$s, kind: %3$s", e.name(), e.unit(), e.unitKind())
                .and(business(e))
                .and(because(e.reason()));
    }

    private static Text standing(Role role, @Nullable UnitId unit, boolean active, DisplayNames names) {
        var text = format("%s", "%s", role);
        if (unit != null) {
            text = text.and(format("，%s", ", %s", names.of(unit)));
        }
        return active ? text : text.and("，已停用", ", disabled");
    }

    private static Text business(UnitEvent e) {
        return format("", "")
                .andIfPresent("，镇街：%s", ", streets: %s", e.streets() == null ? null : Text.list(e.streets()))
                .andIfPresent("，客体：%s", ", objects: %s", e.lines() == null ? null : Text.list(e.lines()))
                .andIfPresent("，英文名称：%s", ", English name: %s", e.english())
                .andIfPresent("，已撤销", ", closed", e.closed());
    }

    private static Text because(String reason) {
        return format("，理由：%s", ", reason: %s", reason);
    }
}
