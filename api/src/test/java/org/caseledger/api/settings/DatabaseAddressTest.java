package org.caseledger.api.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.caseledger.api.settings.ConfiguredValues.DatabaseAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {
    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db1:5433/ledger, jdbc:postgresql://db1:5433/ledger",
        "'jdbc:postgresql://db1,db2/l?user=u&password=p&sslmode=verify-full',"
                + "'jdbc:postgresql://db1,db2/l?sslmode=verify-full'",
        "jdbc:postgresql://127.0.0.1:41234/l?password=p, jdbc:postgresql://127.0.0.1/l",
        "jdbc:postgresql://db/l?options=-c%20x=secret, jdbc:postgresql://db/l",
    })
    void givenAnAddress_thenServerAndTransportAreToldAndNoPassword(String url, String told) {
        assertThat(DatabaseAddress.told(url)).contains(told);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:other:x;password=p",
                "jdbc:postgresql://u:p@db/l",
                "jdbc:postgresql:l?password=p",
                "",
            })
    void givenAnAddressOfAnotherForm_thenNothingOfItIsTold(String url) {
        assertThat(DatabaseAddress.told(url)).isEmpty();
    }

    @Test
    void givenAPasswordWithTheSignsOfAnAddress_thenNothingOfItIsTold() {
        assertThat(DatabaseAddress.told("jdbc:postgresql://db/l?password=a?sslmode=b&sslmode=c"))
                .contains("jdbc:postgresql://db/l?sslmode=c");
    }
}
