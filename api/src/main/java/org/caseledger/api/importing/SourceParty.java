package org.caseledger.api.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.caseledger.command.complaint.receiving.ToldRespondent;
import org.caseledger.events.complaint.Complainant;
import org.caseledger.events.complaint.ComplainantAgent;
import org.caseledger.events.complaint.IdentityDocument;
import org.caseledger.events.complaint.IdentityKind;
import org.caseledger.events.complaint.RespondentDetails;
import org.caseledger.events.complaint.RespondentKind;
import org.caseledger.events.respondent.CreditCode;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/** Who complains of whom, as a row has it; what cannot be right of it is doubted, and kept. */
@RequiredArgsConstructor
final class SourceParty {
    private static final String UNNAMED = "（来源未记录姓名）";

    private final Mapping mapping;
    private final Map<String, String> cells;
    private final Function<Field, @Nullable String> said;
    private final List<Doubt> doubts = new ArrayList<>();

    /** Null where the source has nothing of the person. */
    @Nullable
    Complainant complainant() throws RowRefused {
        String name = said.apply(Field.COMPLAINANT);
        String phone = said.apply(Field.PHONE);
        String email = said.apply(Field.EMAIL);
        String address = said.apply(Field.ADDRESS);
        IdentityDocument identity = identity();
        ComplainantAgent agent = agent();
        boolean nothing =
                Stream.of(name, phone, email, address, identity, agent).allMatch(part -> part == null);
        return nothing ? null : new Complainant(named(name), phone, email, address, identity, agent);
    }

    private @Nullable IdentityDocument identity() throws RowRefused {
        String number = said.apply(Field.IDENTITY_NUMBER);
        if (number == null) {
            return null;
        }
        var kind = Words.required("identity-kind", mapping.identityKind(), cells, IdentityKind::valueOf);
        var document = new IdentityDocument(kind, number);
        document.mistake().ifPresent(mistake -> doubt(mistake, Field.IDENTITY_NUMBER));
        return document;
    }

    private @Nullable ComplainantAgent agent() {
        String name = said.apply(Field.AGENT);
        String phone = said.apply(Field.AGENT_PHONE);
        return name == null && phone == null ? null : new ComplainantAgent(named(name), phone, null, null);
    }

    /** The details of the respondent besides the name; null if there are none. */
    @Nullable
    RespondentDetails respondent(@Nullable RespondentKind kind) {
        String address = said.apply(Field.RESPONDENT_ADDRESS);
        String street = said.apply(Field.RESPONDENT_STREET);
        String code = kind == RespondentKind.PERSON ? null : code();
        if (address == null && street == null && code == null) {
            return null;
        }
        return kind == RespondentKind.PERSON
                ? RespondentDetails.ofPerson(address, street)
                : RespondentDetails.ofBusiness(null, code, address, street);
    }

    /** A valid code in the register's notation, an invalid one unchanged. */
    private @Nullable String code() {
        String told = said.apply(Field.RESPONDENT_CODE);
        if (told == null) {
            return null;
        }
        var code = CreditCode.normalized(told);
        var mistake = ToldRespondent.mistake(code);
        mistake.ifPresent(refused -> doubt(refused.text(), Field.RESPONDENT_CODE));
        return mistake.isEmpty() ? code : told;
    }

    /** For the narrative: a natural person has no such code, but the source supplied one. */
    @Nullable
    String codeOfPerson(@Nullable RespondentKind kind) {
        String told = said.apply(Field.RESPONDENT_CODE);
        return kind == RespondentKind.PERSON && told != null ? "统一社会信用代码：" + told : null;
    }

    List<Doubt> doubts() {
        return List.copyOf(doubts);
    }

    private void doubt(Text text, Field field) {
        doubts.add(new Doubt(mapping.columns(field), text));
    }

    private static String named(@Nullable String name) {
        return name == null ? UNNAMED : name;
    }
}
