/** 电子卷宗: cover, list of documents, papers, evidence and closing note of a case as one file. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.dossier;
