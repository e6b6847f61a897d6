/**
 * Forms of commands, made from the commands themselves: what REST takes as JSON, a page asks for.
 */
@NullMarked
package org.caseledger.api.forms;

import org.jspecify.annotations.NullMarked;
