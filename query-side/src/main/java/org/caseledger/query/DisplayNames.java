package org.caseledger.query;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.caseledger.categories.CategoryBook;
import org.caseledger.events.CaseId;
import org.caseledger.events.UnitId;
import org.caseledger.events.office.CategoryKind;
import org.caseledger.text.Labelled;
import org.caseledger.text.Text;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.function.SingletonSupplier;

/** The names of units and people and the numbers of cases for one answer, each read once. */
public final class DisplayNames {
    private final Function<CaseId, String> read;
    private final Supplier<Map<UnitId, String>> units;
    private final Supplier<Map<String, String>> people;
    private final Map<String, Labelled> commands;
    private final Supplier<CategoryBook> categories;
    private final Supplier<Map<UnitId, String>> english;
    private final Map<CaseId, String> numbers = new HashMap<>();

    /**
     * {@code units} and {@code people} give the names that they have now, {@code commands} what a command of a name is
     * called.
     */
    public DisplayNames(
            DataSource dataSource,
            Supplier<Map<UnitId, String>> units,
            Supplier<Map<String, String>> people,
            Map<String, Labelled> commands) {
        this(numbersIn(JdbcClient.create(dataSource)), units, people, commands, () -> CategoryBook.NONE, Map::of);
    }

    private DisplayNames(
            Function<CaseId, String> read,
            Supplier<Map<UnitId, String>> units,
            Supplier<Map<String, String>> people,
            Map<String, Labelled> commands,
            Supplier<CategoryBook> categories,
            Supplier<Map<UnitId, String>> english) {
        this.read = read;
        this.units = SingletonSupplier.of(units);
        this.people = SingletonSupplier.of(people);
        this.commands = commands;
        this.categories = SingletonSupplier.of(categories);
        this.english = SingletonSupplier.of(english);
    }

    /** The same, with the category lists of the office. */
    public DisplayNames with(Supplier<CategoryBook> lists) {
        return new DisplayNames(read, units, people, commands, lists, english);
    }

    /** The same, with what units are called in English. */
    public DisplayNames withEnglish(Supplier<Map<UnitId, String>> ofUnits) {
        return new DisplayNames(read, units, people, commands, categories, ofUnits);
    }

    /** Names that need no database: a unit's code, a case's identity, a person's login. */
    public static DisplayNames codes() {
        return new DisplayNames(CaseId::toString, Map::of, Map::of, Map.of(), () -> CategoryBook.NONE, Map::of);
    }

    // A case that no board shows yet is named by its identity.
    private static Function<CaseId, String> numbersIn(JdbcClient jdbc) {
        return caseId -> jdbc.sql("""
                                SELECT number FROM views.board WHERE case_id = :id
                                 UNION ALL
                                SELECT number FROM views.exercise_board WHERE case_id = :id
                                """)
                .param("id", caseId.value())
                .query(String.class)
                .optional()
                .orElseGet(caseId::toString);
    }

    /** All units with their names, in the order in which they are listed. */
    public Map<UnitId, String> units() {
        return units.get();
    }

    /** The name of a unit; the code of one that the office does not have. */
    public String of(UnitId unit) {
        return units().getOrDefault(unit, unit.value());
    }

    /** The English name of a unit, where the office gave one; its name otherwise. */
    public String inEnglish(UnitId unit) {
        return english.get().getOrDefault(unit, of(unit));
    }

    /** What a case was classified as, by the names of now, from the broad to the narrow. */
    public List<Text> ofCategory(CategoryKind list, List<String> recorded) {
        return recorded.isEmpty() ? List.of() : categories.get().currentTexts(list, recorded);
    }

    /** The number of a case. */
    public String of(CaseId caseId) {
        return numbers.computeIfAbsent(caseId, read);
    }

    /** The name of a person; the login if the office does not know the person, as in migrated cases. */
    public String ofPerson(String login) {
        return people.get().getOrDefault(login, login);
    }

    /** A command by its name in an address, such as {@code archive-complaint}. */
    public Labelled ofCommand(String name) {
        return commands.getOrDefault(name, new Text(name, name));
    }
}
