/** 模板、快捷语: texts that the office keeps for replies, contacts and opinions, and their use. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.templates;
