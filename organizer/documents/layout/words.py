"""All printed words, in English, Spanish and Haitian Creole; and the sentences of the notices.

Spanish and Haitian Creole here are the program's own wording, kept short on purpose. A language
that is not here prints in English.
"""

from organizer.model.kinds import Language

LANGUAGES = tuple(map(str, Language))

NAMES = {"en": "English", "es": "Español", "ht": "Kreyòl ayisyen"}
"""Each language by its own name."""

_ENGLISH_NAMES = {"en": "English", "es": "Spanish", "ht": "Haitian Creole"}

WORDS_PER_MINUTE = {"en": 140, "es": 140, "ht": 130}
"""How fast a statement is read aloud when nobody has timed it: calm public speaking."""

_TABLE: dict[str, tuple[str, str, str]] = {
    "sample": (
        "Sample: people and coming days are invented.",
        "Muestra: las personas y las fechas próximas son inventadas.",
        "Egzanp: moun yo ak dat k ap vini yo envante.",
    ),
    # flyer
    "headline_public": ("Speak up on {topic}", "Hable sobre {topic}", "Pale sou {topic}"),
    "headline_own": ("Join us: {topic}", "Únase: {topic}", "Vin jwenn nou: {topic}"),
    "call_public": (
        "Come and speak in your own words, or come and stand with those who speak.",
        "Venga a hablar con sus propias palabras, o venga a acompañar a quienes hablan.",
        "Vin pale ak pwòp mo pa w, oswa vin kanpe ak moun k ap pale yo.",
    ),
    "call_own": (
        "Come, listen, and say what you think.",
        "Venga, escuche y diga lo que piensa.",
        "Vini, koute, epi di sa w panse.",
    ),
    "you_have": (
        "You have {time} to speak.",
        "Tiene {time} para hablar.",
        "Ou gen {time} pou w pale.",
    ),
    "you_have_interpreted": (
        "With an interpreter you have {time}.",
        "Con intérprete tiene {time}.",
        "Ak yon entèprèt ou gen {time}.",
    ),
    "sign_up_by": (
        "Sign up to speak by {when}.",
        "Inscríbase para hablar antes del {when}.",
        "Enskri pou w pale anvan {when}.",
    ),
    "sign_up_at": ("Where: {place}.", "Dónde: {place}.", "Ki kote: {place}."),
    "we_help": (
        "We help you prepare: {contact}.",
        "Le ayudamos a prepararse: {contact}.",
        "N ap ede w prepare: {contact}.",
    ),
    "scan": ("Scan, or type:", "Escanee o escriba:", "Eskane, oswa tape:"),
    "qr_alt": ("QR code for {url}", "Código QR de {url}", "Kòd QR pou {url}"),
    "time_open": ("Time to be announced", "Hora por anunciar", "Lè a poko fikse"),
    "place_open": ("Place to be announced", "Lugar por anunciar", "Kote a poko fikse"),
    "item": ("Item {number}", "Punto {number}", "Pwen {number}"),
    # agenda
    "agenda": ("Agenda", "Orden del día", "Lòd dijou"),
    "comment": ("Public comment", "Comentarios del público", "Kòmantè piblik"),
    "each": ("Time each", "Tiempo por persona", "Tan pou chak moun"),
    "interpreted": ("With an interpreter", "Con intérprete", "Ak entèprèt"),
    "sign_up": ("Sign up by", "Inscripción hasta", "Enskri anvan"),
    "sign_up_place": ("Where and how", "Dónde y cómo", "Ki kote ak kijan"),
    "ask_clerk": ("ask the clerk", "pregunte a la secretaría", "mande grefye a"),
    "speakers": ("Our speakers", "Nuestros oradores", "Oratè nou yo"),
    "support": ("We support", "A favor", "Nou pou"),
    "oppose": ("We oppose", "En contra", "Nou kont"),
    "watch": ("We watch", "Lo seguimos", "N ap swiv"),
    "our_item": ("Our item", "Nuestro punto", "Pwen pa nou"),
    "ask": ("We ask: ", "Pedimos: ", "Nou mande: "),
    "file_no": ("File {number}", "Expediente {number}", "Dosye {number}"),
    "passed": ("Passed", "Aprobado", "Pase"),
    "failed": ("Failed", "Rechazado", "Pa pase"),
    "deferred": ("Deferred", "Aplazado", "Ranvwaye"),
    "moved": ("Moved", "Trasladado", "Deplase"),
    "withdrawn": ("Withdrawn", "Retirado", "Retire"),
    "no_action": ("No action", "Sin acción", "Pa gen desizyon"),
    "ends_at": ("Ends at {time}", "Termina a las {time}", "Fini a {time}"),
    "no_items": (
        "No items yet.",
        "Todavía no hay puntos.",
        "Poko gen pwen.",
    ),
    "page_of": ("Page {page} of {pages}", "Página {page} de {pages}", "Paj {page} sou {pages}"),
    # speaker cards
    "cards": ("Speaker cards", "Tarjetas de oradores", "Kat oratè yo"),
    "speaker": ("Speaker", "Orador", "Oratè"),
    "allowed": ("Your time", "Su tiempo", "Tan ou"),
    "time_up": ("Time is up", "Se acabó el tiempo", "Tan an fini"),
    "continued": ("continued", "continuación", "kontinye"),
    "turn_over": (
        "more on the next page",
        "sigue en la página siguiente",
        "gen rès nan lòt paj la",
    ),
    "fact": ("Fact", "Dato", "Reyalite"),
    "point_support": ("Argument for", "Argumento a favor", "Agiman pou"),
    "point_oppose": ("Argument against", "Argumento en contra", "Agiman kont"),
    "question": ("Question", "Pregunta", "Kesyon"),
    "rights": ("Rights", "Derechos", "Dwa"),
    "contested": (
        "Contested: say which source you quote.",
        "En disputa: diga qué fuente cita.",
        "Gen dezakò: di ki sous w ap site.",
    ),
    "source": ("Source: ", "Fuente: ", "Sous: "),
    "checked": ("checked {date}", "comprobado el {date}", "verifye {date}"),
    "not_checked": ("not checked", "sin comprobar", "poko verifye"),
    "district_name": ("District {name}", "Distrito {name}", "Distri {name}"),
    "nothing_yet": (
        "Nothing written yet. Speak in your own words.",
        "Todavía no hay nada escrito. Hable con sus propias palabras.",
        "Poko gen anyen ekri. Pale ak pwòp mo pa w.",
    ),
    # contact list
    "contacts": ("Contact list", "Lista de contactos", "Lis kontak"),
    "contacts_call": ("May be called", "Se les puede llamar", "Moun nou ka rele"),
    "contacts_text": (
        "May be texted",
        "Se les puede enviar mensajes",
        "Moun nou ka voye tèks ba yo",
    ),
    "contacts_email": (
        "May be e-mailed",
        "Se les puede escribir por correo electrónico",
        "Moun nou ka voye imèl ba yo",
    ),
    "contacts_mail": (
        "May be sent mail",
        "Se les puede escribir por correo",
        "Moun nou ka voye lèt ba yo",
    ),
    "people": ("{n} people", "{n} personas", "{n} moun"),
    "person": ("1 person", "1 persona", "1 moun"),
    "left_out": ("Left out: {reasons}", "No incluidos: {reasons}", "Pa sou lis la: {reasons}"),
    "left_no": ("{n} said no", "{n} dijeron que no", "{n} te di non"),
    "left_unknown": ("{n} not asked yet", "{n} sin preguntar", "{n} nou poko mande"),
    "left_no_way": ("{n} without a way to reach them", "{n} sin datos", "{n} san kontak"),
    "left_no_consent": ("{n} without consent", "{n} sin permiso", "{n} san pèmisyon"),
    "made_on": ("Made on {date}", "Hecha el {date}", "Fèt {date}"),
    "burn": (
        "Private. Lock it away or destroy it after use.",
        "Privado. Guárdela bajo llave o destrúyala después de usarla.",
        "Prive. Sere l anba kle oswa detwi l apre.",
    ),
    "nobody": (
        "Nobody on this list yet.",
        "Todavía no hay nadie en esta lista.",
        "Poko gen moun sou lis sa a.",
    ),
    "name": ("Name", "Nombre", "Non"),
    "phone": ("Phone", "Teléfono", "Telefòn"),
    "email": ("E-mail", "Correo electrónico", "Imèl"),
    "address": ("Address", "Dirección", "Adrès"),
    "language": ("Language", "Idioma", "Lang"),
    "languages": ("Languages", "Idiomas", "Lang"),
    "district": ("District", "Distrito", "Distri"),
    "tags": ("Tags", "Etiquetas", "Etikèt"),
    "notes": ("Notes", "Notas", "Nòt"),
}

_NOTICES = {
    "sample": "This is the sample campaign: people and coming days are invented.",
    "weekday": "{date} is a {weekday}.",
    "past": "This meeting is over: it was on {date}.",
    "cancelled": "This meeting is cancelled.",
    "tentative": "This meeting is not confirmed yet.",
    "moved": "This meeting was moved: make sure that date and place are the new ones.",
    "no_time": "No time is set; the page says “{words}”.",
    "no_place": "No place is set; the page says “{words}”.",
    "qr": "The QR code is {mm} mm wide with its white border, its address in words below.",
    "qr_small": "The QR code is only {mm} mm wide; 30 mm is the least for a flyer.",
    "qr_refused": "The address of the QR code is not a plain web, mail or telephone address, "
    "so no code is printed.",
    "qr_none": "No QR code: no address is set.",
    "smallest": "The smallest text is {size} pt.",
    "too_small": "The smallest text is {size} pt; below {floor} pt it is hard to read.",
    "margins": "Everything keeps inside the printer's margins.",
    "outside": "Something lies outside the printer's margins.",
    "fits": "Everything fits.",
    "too_long": "It does not fit on the page: shorten {what}. It is printed smaller than can be "
    "read well.",
    "cut": "It does not fit on the page and is cut off: shorten {what}.",
    "machine": "The {language} words have not been approved by a native reader.",
    "no_text": "There is no {language} text, so that language is not on the page.",
    "unknown_language": "There are no standard words in “{language}”; English is printed.",
    "letters": "The font cannot draw {letters} ({where}); the nearest letters or ? are printed.",
    "languages_capped": "A flyer holds three languages; {left_out} left out.",
    "unknown_rule": "Not known, so the page says “ask the clerk”: {what}.",
    "over_time": "The items take {minutes} min longer than the meeting is set for.",
    "no_minutes": "{count} items have no length, so the times after them are left open.",
    "empty": "There is nothing to print yet.",
    "one_language": "This paper is printed in one language, the first: {language}.",
    "statement_pages": "The statement of {name} takes {pages} pages.",
    "statement_long": "The statement of {name} is longer than the time allowed: about {needs} "
    "for {allowed}.",
    "left_out": "{n} people are left out because there is no yes from them or no way to reach "
    "them.",
    "shortened": "{n} entries are too long for their columns and end in “…”.",
}


def word(key: str, language: str, **values: object) -> str:
    """The printed words for `key`, with `{names}` filled in; English if the language is new."""
    column = LANGUAGES.index(language) if language in LANGUAGES else 0
    found = _TABLE[key][column]
    return found.format(**values) if values else found


def template(key: str, language: str) -> str:
    """The printed words for `key` with their `{names}` still open."""
    return word(key, language)


def column_title(name: str, language: str) -> str:
    """The title of a column: a known code in its words, anything else as it stands."""
    known = ("name", "phone", "email", "address", "language", "languages", "district", "tags")
    return word(name, language) if name in (*known, "notes") else name


def language_name(code: str) -> str:
    """A language by its own name; an unknown one by its code."""
    return NAMES.get(code, code)


def english_name(code: str) -> str:
    """A language by its English name, for notices."""
    return _ENGLISH_NAMES.get(code, code)


def notice(key: str, **values: object) -> str:
    """The sentence of a notice, in English."""
    return _NOTICES[key].format(**values)
