package org.caseledger.api.lists;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.security.OfficeLog;
import org.caseledger.api.web.Address;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.Actor;
import org.caseledger.events.UnitId;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.office.ListKind;
import org.caseledger.events.office.ListViewEvent;
import org.caseledger.events.office.ListViewEvent.ListViewRemoved;
import org.caseledger.events.office.ListViewEvent.ListViewSaved;
import org.caseledger.query.PlainList;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The views that people saved, each for herself or himself or for the own unit, whose people all may remove it: events
 * of a stream for each person and each unit.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class SavedViews {
    /** How many views a person has, and a unit. */
    public static final int MOST = 20;

    /** How many characters a name has. */
    public static final int LONGEST_NAME = 20;

    private final EventLog log;
    private final OfficeLog office;
    private final List<PlainList<?, ?>> plain;

    /** Those of a person, and then those of the person's unit, each as they were saved. */
    public List<SavedView> of(Actor actor) {
        var own = read(ListViewEvent.streamOf(actor.person(), null));
        return actor.unit() == null
                ? own
                : Stream.concat(own.stream(), read(ListViewEvent.streamOf(null, actor.unit())).stream())
                        .toList();
    }

    /** The same of one list. */
    public List<SavedView> of(Actor actor, ListKind list) {
        return of(actor).stream().filter(view -> view.list() == list).toList();
    }

    /**
     * Saves what an address asks for, without what people type words into. The name is of 1 to {@link #LONGEST_NAME}
     * characters, and no other view of the list in the same place has it.
     */
    public SavedView save(ListKind list, String name, boolean ofUnit, Map<String, String> asked, Actor actor) {
        var unit = unit(ofUnit, actor);
        var called = name(name);
        if (list == ListKind.PLAIN && plain.stream().noneMatch(one -> one.name().equals(asked.get(SavedView.NAME)))) {
            throw new InvalidInputException(SavedView.NAME, "没有这个列表", "there is no such list");
        }
        var saved = new ListViewSaved(
                unit == null ? actor.person() : null, unit, list, called, SavedView.asked(list, asked));
        record(saved, kept -> mustBeNew(list, called, kept), actor);
        return SavedView.of(saved);
    }

    /** Removes it; throws {@link NotFoundException} where there is none of that name. */
    public void remove(ListKind list, String name, boolean ofUnit, Actor actor) {
        var unit = unit(ofUnit, actor);
        var removed = new ListViewRemoved(unit == null ? actor.person() : null, unit, list, name);
        record(
                removed,
                kept -> {
                    if (kept.stream().noneMatch(view -> is(view, list, name))) {
                        throw new NotFoundException();
                    }
                },
                actor);
    }

    private void record(ListViewEvent event, Consumer<List<SavedView>> check, Actor actor) {
        office.change(
                event.stream(),
                () -> {
                    check.accept(read(event.stream()));
                    return event;
                },
                actor);
    }

    private static void mustBeNew(ListKind list, String name, List<SavedView> kept) {
        if (kept.stream().anyMatch(view -> is(view, list, name))) {
            throw new InvalidInputException("name", "已有同名的视图", "another view has this name");
        } else if (kept.size() >= MOST) {
            throw new InvalidInputException("name", "最多保存%d个视图", "no more than %d views can be saved", MOST);
        }
    }

    private static boolean is(SavedView view, ListKind list, String name) {
        return view.list() == list && view.name().equals(name);
    }

    private static @Nullable UnitId unit(boolean ofUnit, Actor actor) {
        if (!ofUnit) {
            return null;
        } else if (actor.unit() == null) {
            throw new InvalidInputException("unit", "您不属于任何单位", "you belong to no unit");
        }
        return actor.unit();
    }

    private static String name(String typed) {
        var name = typed.strip();
        int length = name.codePointCount(0, name.length());
        if (length < 1 || length > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidInputException("name", "应为1至%d个字", "must be 1 to %d characters long", LONGEST_NAME);
        }
        return name;
    }

    private List<SavedView> read(UUID stream) {
        var views = new ArrayList<SavedView>();
        for (var stored : log.readStream(stream)) {
            var event = EventCodec.read(stored.type(), stored.revision(), stored.payload());
            if (event instanceof ListViewSaved saved) {
                views.add(SavedView.of(saved));
            } else if (event instanceof ListViewRemoved removed) {
                views.removeIf(view -> is(view, removed.list(), removed.name()));
            }
        }
        return List.copyOf(views);
    }

    /** A saved view of a list, of a person or of a unit: {@code asked} is its query as it appears in an address. */
    public record SavedView(
            ListKind list,
            String name,
            String asked,
            @Nullable UnitId unit) {
        /** Words and codes of the domain, and nothing that could be more than one value. */
        private static final Pattern VALUE = Pattern.compile("[\\p{L}\\p{N}_,.-]{1,300}");

        /** Which of the plain lists it is of. */
        static final String NAME = "list";

        static SavedView of(ListViewSaved event) {
            return new SavedView(event.list(), event.name(), event.asked(), event.unit());
        }

        /** Whether an address asks for it. */
        public boolean isAskedBy(Address address) {
            return address().equals(kept(list, address).toString());
        }

        /** What a view of a list keeps of what is asked for, without what people type words into. */
        static String asked(ListKind list, Map<String, String> asked) {
            return list == ListKind.PLAIN
                    ? kept(list, new Address(asked.get(NAME), asked)).toString()
                    : kept(list, new Address("", asked)).query();
        }

        private static Address kept(ListKind list, Address address) {
            var kept = new Address(address.path());
            for (var one : new TreeMap<>(address.asked()).entrySet()) {
                if (list.saves(one.getKey()) && VALUE.matcher(one.getValue()).matches()) {
                    kept = kept.with(one.getKey(), one.getValue());
                }
            }
            return kept;
        }

        /** Where it is shown. */
        public String address() {
            if (list == ListKind.PLAIN) {
                return path(list) + asked;
            }
            return asked.isEmpty() ? path(list) : path(list) + "?" + asked;
        }

        /** Where a list is. */
        static String path(ListKind list) {
            return switch (list) {
                case WORK -> "/work";
                case BOARD -> "/board";
                case DEADLINES -> "/deadlines";
                case PLAIN -> PlainLists.PATH;
            };
        }
    }

    /** 列表视图: the reader's saved views, and how one is saved and removed. */
    @PageController
    @RequiredArgsConstructor
    static class SavedViewPages {
        private static final String PATH = "/lists/views";

        private final SavedViews views;

        @GetMapping(PATH)
        String views(PageRequest page) {
            AccessPolicy.mustReadCases(page.actor());
            page.add("views", views.of(page.actor()));
            return "lists/views";
        }

        /** {@code of} is the list, {@code unit} says whose the view is to be. */
        @PostMapping(PATH)
        String save(
                @RequestParam(name = "of", required = false) @Nullable ListKind list,
                @RequestParam(name = "called", required = false) @Nullable String name,
                @RequestParam(name = "whose", defaultValue = "false") boolean ofUnit,
                @RequestParam Map<String, String> asked,
                LoggedIn person) {
            AccessPolicy.mustReadCases(person.actor());
            var saved = views.save(told(list), told(name), ofUnit, asked, person.actor());
            SentForms.say("said.view.saved", saved.name());
            return "redirect:" + saved.address();
        }

        @PostMapping(PATH + "/remove")
        String remove(
                @RequestParam(name = "of", required = false) @Nullable ListKind list,
                @RequestParam(name = "called", required = false) @Nullable String name,
                @RequestParam(name = "whose", defaultValue = "false") boolean ofUnit,
                LoggedIn person) {
            AccessPolicy.mustReadCases(person.actor());
            views.remove(told(list), told(name), ofUnit, person.actor());
            SentForms.say("said.view.removed", told(name));
            return "redirect:" + PATH;
        }

        // Asked for only of those who may: others learn nothing of what is missing.
        private static <T> T told(@Nullable T part) {
            if (part == null) {
                throw new InvalidInputException("name", "请填写名称", "is missing");
            }
            return part;
        }
    }
}
