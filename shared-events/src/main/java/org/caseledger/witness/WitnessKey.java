package org.caseledger.witness;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.caseledger.tlog.KeyType;
import org.caseledger.tlog.SigningKey;

/**
 * The witness's own keys, created on its first start: Ed25519 in {@code witness.key}, and in a second file ML-DSA-44,
 * which an older witness did not have.
 */
final class WitnessKey {
    private static final String FILE = "witness.key";
    private static final String SECOND = "witness-ml-dsa-44.key";

    private WitnessKey() {}

    /**
     * Throws {@link LabelledException} if a key has another name, is damaged, or if the first is missing although
     * states signed by it exist: a witness does not start over unnoticed.
     */
    static List<SigningKey> openOrCreate(WitnessFolder folder, String name, boolean nameGiven) throws IOException {
        SigningKey first = first(folder, name, nameGiven);
        String own = first.verifier().name();
        SigningKey second = folder.has(SECOND)
                ? read(folder, SECOND, KeyType.ML_DSA_44)
                : create(folder, SECOND, own, KeyType.ML_DSA_44);
        if (!second.verifier().name().equals(own)) {
            throw damaged(folder, SECOND);
        }
        return List.of(first, second);
    }

    private static SigningKey first(WitnessFolder folder, String name, boolean nameGiven) throws IOException {
        if (!folder.has(FILE)) {
            requireNew(folder);
            return create(folder, FILE, name, KeyType.COSIGNATURE);
        }
        SigningKey key = read(folder, FILE, KeyType.COSIGNATURE);
        if (nameGiven && !key.verifier().name().equals(name)) {
            throw new LabelledException(Text.format(
                    "此目录的见证名为 %s，不是 %s",
                    "the witness of this folder is named %s, not %s",
                    key.verifier().name(),
                    name));
        }
        return key;
    }

    private static void requireNew(WitnessFolder folder) throws IOException {
        if (!folder.isWithoutStates()) {
            throw new LabelledException(Text.format(
                    "缺少密钥文件 %s，而此目录已有见证记录",
                    "the key file %s is missing, and this folder holds states already", folder.file(FILE)));
        }
    }

    private static SigningKey create(WitnessFolder folder, String file, String name, KeyType type) throws IOException {
        try {
            SigningKey key = SigningKey.generate(name, type);
            folder.write(file, key.secret() + "\n" + key.verifier() + "\n");
            return key;
        } catch (IllegalArgumentException e) {
            throw new LabelledException(Text.format(
                    "名称不能为空，不能有空格和加号：%s", "a name is not empty and has neither spaces nor plus signs: %s", name));
        }
    }

    private static SigningKey read(WitnessFolder folder, String file, KeyType type) throws IOException {
        List<String> lines = Files.readAllLines(folder.file(file));
        try {
            if (lines.size() == 2) {
                SigningKey key = SigningKey.parse(lines.get(0), lines.get(1));
                if (key.verifier().type() == type) {
                    return key;
                }
            }
        } catch (IllegalArgumentException damaged) {
            // reported below, without the text, which contains the key
        }
        throw damaged(folder, file);
    }

    private static LabelledException damaged(WitnessFolder folder, String file) {
        return new LabelledException(Text.format("密钥文件已损坏：%s", "the key file is damaged: %s", folder.file(file)));
    }
}
