-- Keys for signing are read by the owner of the database alone: no request needs to see one, not even sealed.
drop policy signing_key_read on signing_key;

revoke select on signing_key from cungky_app;

-- Of what belongs to a document for good, nothing can be changed: not its unit, not who can reach it, not who began it.
revoke update on document, document_version, document_comment, document_task, document_number from cungky_app;

grant update (
  title, kind, lang, period, base, stage, body, state, version, revision, writers, known_at, edition, number, symbol, issued_on,
  changed_by, changed_name, changed_at
) on document to cungky_app;

grant update (body, title, note, actor, actor_name, at) on document_version to cungky_app;

grant update (resolved_at, resolved_by, resolved_name) on document_comment to cungky_app;

grant update (done_at) on document_task to cungky_app;

grant update (last, last_on) on document_number to cungky_app;
