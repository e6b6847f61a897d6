package org.caseledger.api.demo;

import static org.caseledger.api.demo.DemoPeople.HANDLER;
import static org.caseledger.api.demo.DemoPeople.HANDLER2;
import static org.caseledger.api.demo.DemoPeople.HONGGUANG;
import static org.caseledger.api.demo.DemoPeople.XIPU;
import static org.caseledger.api.demo.DemoPeople.person;

import java.util.List;
import java.util.Random;
import org.caseledger.api.security.Person;
import org.caseledger.command.gate.Unit;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.UnitKind;

/** Who works in the bureau in the sample year in addition to the sample people, and who complains. */
final class YearPeople {

    static final UnitId PITONG = new UnitId("PITONG");
    static final UnitId ANDE = new UnitId("ANDE");

    static final List<Unit> UNITS =
            List.of(new Unit(PITONG, "郫筒市场监督管理所", UnitKind.STATION), new Unit(ANDE, "安德市场监督管理所", UnitKind.STATION));

    static final List<Person> MORE = List.of(
            person("handler3", "魏澄", Role.HANDLER, PITONG),
            person("handler4", "姜平", Role.HANDLER, ANDE),
            person("handler5", "唐宁", Role.HANDLER, XIPU),
            person("handler6", "叶舟", Role.HANDLER, HONGGUANG));

    /** The stations, those first that have most to do. */
    static final List<UnitId> STATIONS = List.of(XIPU, XIPU, XIPU, HONGGUANG, HONGGUANG, PITONG, ANDE);

    private static final String SURNAMES = "闻商柏顾邬莫尹时乔虞卫施孟凌闵岑霍辛萧黎穆池阮";
    private static final String FIRST = "知若云清思景予安行舟南北书言星晚以亦闻照";
    private static final String SECOND = "夏遥之禾川溪宁野朗澄岚舟白青迟远笙棠木岸";
    private static final List<String> STREETS = List.of("犀浦街道", "红光街道", "郫筒街道", "安德街道", "合作街道");
    private static final List<String> SHOP_NAMES = List.of(
            "云杉里", "青禾记", "拾光", "暖阳里", "清溪", "半夏", "星野", "晴川", "木槿", "听雨轩", "远山", "春和里", "锦程", "朗月", "南枝", "稻香里", "白鹭",
            "新叶", "知味", "松间", "橙子树", "小满");

    /** An odd number whose bits are spread: close seeds would give close first numbers. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private YearPeople() {}

    /** Dice that fall differently for numbers that follow each other, and alike for the same. */
    static Random dice(long number) {
        return new Random(number * SPREAD);
    }

    /** A person of a station who handles cases. */
    static Person handlerOf(UnitId unit, Random dice) {
        boolean first = dice.nextInt(3) > 0;
        if (unit.equals(XIPU)) {
            return first ? HANDLER : MORE.get(2);
        } else if (unit.equals(HONGGUANG)) {
            return first ? HANDLER2 : MORE.get(3);
        }
        return MORE.get(unit.equals(PITONG) ? 0 : 1);
    }

    /** A random name. */
    static String name(Random dice) {
        return one(SURNAMES, dice) + one(FIRST, dice) + one(SECOND, dice);
    }

    /** The number of the n-th complainant, in a range that is not assigned. */
    static String phone(int n) {
        return "1390000%04d".formatted(1_000 + n);
    }

    static String address(Random dice) {
        return "郫都区%s清河路%d号".formatted(one(STREETS, dice), 1 + dice.nextInt(300));
    }

    /** A business of a kind; few of a kind have most of the complaints. */
    static String shop(String kind, Random dice) {
        int place = (int) (SHOP_NAMES.size() * dice.nextDouble() * dice.nextDouble() / 3);
        int shift = Math.floorMod(kind.hashCode(), SHOP_NAMES.size());
        return SHOP_NAMES.get((place + shift) % SHOP_NAMES.size()) + kind;
    }

    /** The business of a kind that has most of the complaints. */
    static String mostOf(String kind) {
        return SHOP_NAMES.get(Math.floorMod(kind.hashCode(), SHOP_NAMES.size())) + kind;
    }

    static <T> T one(List<T> of, Random dice) {
        return of.get(dice.nextInt(of.size()));
    }

    private static String one(String of, Random dice) {
        return String.valueOf(of.charAt(dice.nextInt(of.length())));
    }
}
