package org.caseledger.api.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.caseledger.api.archive.ArchivePackages.ArchiveMetadata;
import org.caseledger.text.LabelledException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The metadata of an archive package by the mapping of the office. */
class ArchiveMetadataTest {
    @TempDir
    Path folder;

    private ArchiveMetadata mapping(String text) throws Exception {
        return new ArchiveMetadata(
                Files.writeString(folder.resolve("m.txt"), text).toString());
    }

    @Test
    void givenAMappingOfTheOffice_whenACaseIsDescribed_thenItsElementsAreThere() throws Exception {
        var xml = mapping("# 注释\n\n全宗号 = 51\n题名 = {title}<&>{kind}\n密级 = {secrecy}\n")
                .of(Map.of("title", "投诉$1\u0001", "kind", "投诉"));

        assertThat(xml)
                .contains("<element name=\"全宗号\">51</element>")
                .contains("<element name=\"题名\">投诉$1 &lt;&amp;&gt;投诉</element>")
                .contains("<element name=\"密级\" status=\"待补充\"></element>");
    }

    @Test
    void givenTheBuiltInMapping_whenEverythingIsKnown_thenOnlyTheOfficesOwnIsToBeCompleted() {
        var facts = ArchiveMetadata.NAMES.stream().collect(Collectors.toMap(name -> name, name -> "x"));

        assertThat(new ArchiveMetadata("").of(facts).split("待补充", -1)).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"题名", "= {title}", "题名 = {titel}", "题名 = 1\n题名 = 2"})
    void givenAMistake_whenRead_thenTheLineIsNamed(String text) {
        assertThatThrownBy(() -> mapping(text))
                .isInstanceOf(LabelledException.class)
                .hasMessageContaining("行不是“元素名 = 值”")
                .hasMessageContaining("m.txt");
    }
}
