using FitStore.Api.Database;
using FitStore.Api.Documents;
using FitStore.Api.Http;
using FitStore.Contracts;
using FitStore.Contracts.Adoptions;
using FitStore.Contracts.Terms;

namespace FitStore.Api.Tests.Documents;

/// <summary>What templates may say, and what is made of it.</summary>
public sealed class PaperTemplateTextTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Test]
    public void Read_EverySample_HasNoFault_AndSaysThatItIsOne() => Assert.Multiple(() =>
    {
        foreach (var (kind, model, line, body) in PaperTemplateTable.Samples())
        {
            var (text, faults) = PaperTemplateText.Read(body);
            Assert.That(faults.Select(fault => fault.Show().Detail), Is.Empty, $"{kind} {model} {line}");
            var filled = text!.Fill(new PaperValues(ApiExamples.PaperFacts(model ?? LegalModel.FitStore, line ?? ContractLineKind.Nachnutzung, Today)), "Nachnutzung", Today);
            Assert.That(filled.Blocks[0].Type, Is.EqualTo(PaperBlockType.Note), $"{kind}");
            Assert.That(Paper.Plain(filled.Blocks[0].Text), Is.EqualTo("Muster – Beispieltext, keine Rechtsberatung"), $"{kind}");
        }
    });

    [Test]
    public void For_EveryCase_FindsATemplateForEachKind() => Assert.Multiple(() =>
    {
        var published = PaperTemplateTable.Samples().Select(sample => new PublishedTemplate
        {
            Id = Guid.CreateVersion7(),
            Kind = sample.Kind.Name(),
            LegalModel = sample.LegalModel is { } model ? model.Name() : "",
            Line = sample.Line is { } line ? line.Name() : "",
            Number = 1,
            Body = sample.Body,
        }).ToList();
        foreach (var model in Enum.GetValues<LegalModel>())
        {
            foreach (var line in (ContractLineKind[])[ContractLineKind.Nachnutzung, ContractLineKind.Sub, ContractLineKind.SubSub])
            {
                foreach (var kind in Enum.GetValues<AdoptionDocumentKind>().Where(kind => kind != AdoptionDocumentKind.SignedCopy))
                {
                    Assert.That(PaperTemplateTable.For(published, kind, model, line), Is.Not.Null, $"{kind} {model} {line}");
                }
            }
        }

        Assert.That(PaperTemplateTable.For(published, AdoptionDocumentKind.Contract, LegalModel.FitStore, ContractLineKind.Sub)!.Body, Does.StartWith("# Vertrag über die Weitergabe"));
        Assert.That(PaperTemplateTable.For(published, AdoptionDocumentKind.Contract, LegalModel.Verwaltungsvereinbarung, ContractLineKind.Nachnutzung)!.Body, Does.StartWith("# Verwaltungsvereinbarung"));
    });

    [TestCase("# T\n\nHallo {{nehmer.nam}}", 3, InputErrorCodes.DoesNotExist, "„nehmer.name“")]
    [TestCase("# T\n{{posten.text}}", 2, InputErrorCodes.DoesNotExist, "posten.text")]
    [TestCase("# T\n{{#wenn heiter}}\n{{/wenn}}", 2, InputErrorCodes.DoesNotExist, "heiter")]
    [TestCase("# T\n{{#je posten}}\n{{/je}}", 2, InputErrorCodes.DoesNotExist, "posten")]
    [TestCase("# T\n{{#wenn kostenfrei}}\nText", 2, InputErrorCodes.Format, "{{/wenn}}")]
    [TestCase("# T\n{{/je}}", 2, InputErrorCodes.Format, "{{/je}}")]
    [TestCase("# T\nText {{#wenn kostenfrei}}", 2, InputErrorCodes.Format, "allein in einer Zeile")]
    [TestCase("Text ohne Titel", 1, InputErrorCodes.Required, "Titel")]
    [TestCase("# T\n# Noch einer", 2, InputErrorCodes.GivenTwice, "## ")]
    [TestCase("# T\n| a | b |\nText", 2, InputErrorCodes.Format, "|---|---|")]
    [TestCase("# T\n| a | b |\n|---|---|\n| c |", 4, InputErrorCodes.Format, "2 Spalten")]
    [TestCase("# T\n<b>fett</b>", 2, InputErrorCodes.Format, "<b>")]
    [TestCase("# T\nEin **halbes Wort", 2, InputErrorCodes.Format, "**")]
    public void Read_WrongText_NamesThePlaceAndWhatToDo(string body, int line, string code, string word)
    {
        var (text, faults) = PaperTemplateText.Read(body);
        Assert.Multiple(() =>
        {
            Assert.That(text, Is.Null);
            Assert.That(faults[0].Line, Is.EqualTo(line));
            Assert.That(faults[0].Code, Is.EqualTo(code));
            Assert.That(faults[0].Sentence.German, Does.Contain(word));
        });
    }

    [Test]
    public void Fill_ClausesAndParagraphs_AreNumberedByTheStore_WithoutThoseThatAreLeftOut()
    {
        var document = Filled("# T\n## § Eins\n1. erster\n{{#wenn kostenfrei}}\n2. fehlt\n{{/wenn}}\n\n3. zweiter\n## § Zwei\n1. wieder erster\n- Punkt");
        Assert.Multiple(() =>
        {
            Assert.That(document.Blocks.Where(block => block.Type == PaperBlockType.Heading).Select(block => Paper.Plain(block.Text)), Is.EqualTo(new[] { "§\u00A01 Eins", "§\u00A02 Zwei" }));
            Assert.That(
                document.Blocks.Where(block => block.Type == PaperBlockType.List).Select(block => string.Join(';', block.Items.Select(item => $"{item.Mark} {Paper.Plain(item.Text)}"))),
                Is.EqualTo(new[] { "(1) erster;(2) zweiter", "(1) wieder erster", "• Punkt" }));
        });
    }

    [Test]
    public void Fill_WhatIsFilledIn_IsTextWhateverSignsItHolds()
    {
        var facts = ApiExamples.PaperFacts(LegalModel.FitStore, ContractLineKind.Nachnutzung, Today) with { Scope = "# A | **b** <i> {{nehmer.name}}" };
        var document = PaperTemplateText.Read("# T\n| Umfang | Wert |\n|---|---:|\n| {{vereinbart.umfang}} | 1 |").Text!.Fill(new PaperValues(facts), "N", Today);
        Assert.Multiple(() =>
        {
            Assert.That(document.Blocks, Has.Count.EqualTo(1));
            Assert.That(document.Blocks[0].Columns.Select(column => column.Numeric), Is.EqualTo(new[] { false, true }));
            Assert.That(Paper.Plain(document.Blocks[0].Rows[0].Cells[0].Text), Is.EqualTo(facts.Scope));
        });
    }

    [Test]
    public void Fill_Lists_RepeatTheirPart()
    {
        var document = Filled("# T\n| Störung | Zeit |\n|---|---|\n{{#je störungsklassen}}\n| {{störung.name}} | {{störung.reaktion}} |\n{{/je}}\n\n{{#wenn nicht störungsklassen}}\nKeine.\n{{/wenn}}");
        Assert.That(document.Blocks.Single().Rows.Select(row => Paper.Plain(row.Cells[0].Text)), Is.EqualTo(new[] { "Ausfall" }));
    }

    [Test]
    public void Placeholders_EachName_StandsOnce() =>
        Assert.That(PaperPlaceholders.All.Select(placeholder => placeholder.Name), Is.Unique);

    private static PaperDocument Filled(string body) =>
        PaperTemplateText.Read(body).Text!.Fill(new PaperValues(ApiExamples.PaperFacts(LegalModel.FitStore, ContractLineKind.Nachnutzung, Today)), "Nachnutzung", Today);
}
