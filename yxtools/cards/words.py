"""What the fields of a card are called in messages; a record keeps the keys."""

from yxtools.language import _, later

OF = " of "
"""Between a field and the label of the group it belongs to: score of 产出指标."""

WORDS = {
    # amounts: what they cover, then who gives them
    "implementation": later("implementation period"),
    "annual": later("annual"),
    "budget": later("budget"),
    "received": later("received"),
    "spent": later("spent"),
    "rate": later("execution rate"),
    "total": later("total"),
    "central": later("central"),
    "province": later("province"),
    "central+province": later("central and province"),
    "city": later("city"),
    "county": later("county"),
    "local": later("local"),
    "fiscal": later("fiscal"),
    "government fund": later("government funds"),
    "state capital": later("state capital"),
    "special account": later("special account"),
    "own": later("own funds"),
    "other": later("other"),
    # scores and indicators
    "execution": later("execution"),
    "score": later("score"),
    "indicators": later("indicators"),
    "scores": later("scores"),
    "amounts": later("amounts"),
    "code": later("code"),
    # a payment plan
    "amount": later("amount"),
    "percent": later("percent"),
    # the head
    "project": later("project"),
    "project_code": later("project code"),
    "department": later("department"),
    "central_department": later("central department"),
    "entity": later("implementing unit"),
    "filer": later("filing unit"),
    "attribute": later("attribute"),
    "duration": later("duration"),
    "period": later("period"),
    "evaluated_year": later("year evaluated"),
    "filed": later("filing date"),
    "year": later("year"),
    "unit": later("unit"),
    "leader": later("person in charge"),
    "clerk": later("person filling it in"),
    "telephone": later("telephone"),
    # what is told in words
    "overview": later("overview"),
    "basis": later("basis"),
    "necessity": later("necessity"),
    "measures": later("measures"),
    "plan": later("plan"),
    "goal": later("goal"),
    "goal_annual": later("annual goal"),
    "completion": later("completion"),
    "purpose": later("purpose"),
    "outputs": later("outputs"),
    "effects": later("effects"),
    "conclusion": later("conclusion"),
    "experience": later("experience"),
    "problems": later("problems"),
    "allocation": later("allocation"),
    "delivery": later("delivery"),
    "disbursement": later("disbursement"),
    "use": later("use"),
    "accuracy": later("accuracy"),
    "management": later("management"),
    "responsibility": later("responsibility"),
    "implementer": later("implementer"),
    "budget_text": later("budget in words"),
}


def called(key: str) -> str:
    """What a field of a card is called; the key itself if it is a label as printed."""
    field, of, label = key.partition(OF)
    if of:
        return _("{field} of {label}").format(field=called(field), label=label)
    return _(WORDS[key]) if key in WORDS else key
