"""`organizer import officials`: counts as JSON, what is left out, and undo."""

MAYOR = """\
id: ocd-person/1
name: Ana Example
roles:
- type: mayor
  jurisdiction: ocd-jurisdiction/country:us/state:fl/place:doral/government
"""
TABLE = "Name,Title,District\nAna Ruiz,Commissioner,1\nVacant,Commissioner,2\n"
DISTRICTS = "".join(
    f"ocd-division/country:us/state:fl/place:doral/council_district:{n},{n}\n" for n in (1, 2)
)


def file(tmp_path, name, text):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_roster_is_taken_once_and_undone(cli, campaign, tmp_path):
    path = file(tmp_path, "mayor.yml", MAYOR)
    first = cli("import", "officials", path, "--into", campaign, "--json").data
    assert (first["profile"], first["new"], first["same"]) == ("open-states", 1, 0)
    assert first["bodies"] == [{"id": None, "name": "Doral, FL"}]
    again = cli("import", "officials", path, "--into", campaign, "--json").data
    assert (again["new"], again["changed"], again["same"]) == (0, 0, 1)
    assert cli("undo", campaign).code == 0
    assert cli("list", "officials", campaign, "--json").data["officials"] == []


def test_a_table_needs_its_body_and_says_who_is_left_out(cli, campaign, tmp_path):
    table = file(tmp_path, "table.csv", TABLE)
    refused = cli("import", "officials", table, "--into", campaign)
    assert refused.code == 1
    assert "choose one" in refused.err
    cli("import", "officials", file(tmp_path, "m.yml", MAYOR), "--into", campaign)
    rejects = tmp_path / "left.csv"
    said = cli(
        "import", "officials", table, "--into", campaign, "--body", 1, "--json",
        "--rejects", rejects,
    ).data  # fmt: skip
    assert (said["new"], said["skipped"]) == (1, 1)
    assert said["left_out"] == [
        {"where": "line 3", "title": "Vacant District 2", "reason": "the seat is vacant"}
    ]
    assert "the seat is vacant" in rejects.read_text(encoding="utf-8-sig")
    assert cli("import", "officials", table, "--into", campaign, "--body", 9).code == 1


def test_seats_can_be_left_out_and_a_dry_run_writes_nothing(cli, campaign, tmp_path):
    path = file(tmp_path, "districts.csv", DISTRICTS)
    dry = cli("import", "officials", path, "--into", campaign, "--json", "--dry-run").data
    assert dry["seat"] == 2
    assert cli("list", "officials", campaign, "--json").data["officials"] == []
    cli("import", "officials", path, "--into", campaign, "--without-seats")
    assert cli("list", "officials", campaign, "--json").data["officials"] == []
    cli("import", "officials", path, "--into", campaign)
    listed = cli("list", "officials", campaign, "--json").data["officials"]
    assert [one["name"] for one in listed] == ["District 1", "District 2"]
