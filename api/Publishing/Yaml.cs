using System.Text;
using FitStore.Api.Http;
using FitStore.Contracts;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace FitStore.Api.Publishing;

/// <summary>A piece of a YAML file: a text, a list, or a mapping of texts.</summary>
internal abstract record YamlNode
{
    /// <summary>The text; nothing for a list or mapping, and for a value that was left empty.</summary>
    public string? Text => this is YamlText { Value.Length: > 0 } text ? text.Value : null;

    /// <summary>The entries of a list; a single text counts as a list of one, as the standard allows in places.</summary>
    public IReadOnlyList<YamlNode> Items => this switch
    {
        YamlList list => list.Entries,
        YamlText { Value.Length: > 0 } => [this],
        _ => [],
    };

    /// <summary>The members of a mapping, in the order of the file.</summary>
    public IReadOnlyList<KeyValuePair<string, YamlNode>> Members => this is YamlMapping mapping ? mapping.Entries : [];

    /// <summary>A member of a mapping, or of mappings in it.</summary>
    public YamlNode? Find(params ReadOnlySpan<string> path)
    {
        YamlNode? found = this;
        foreach (var name in path)
        {
            found = found?.Members.FirstOrDefault(member => member.Key == name).Value;
        }

        return found;
    }
}

internal sealed record YamlText(string Value) : YamlNode;

internal sealed record YamlList(IReadOnlyList<YamlNode> Entries) : YamlNode;

internal sealed record YamlMapping(IReadOnlyList<KeyValuePair<string, YamlNode>> Entries) : YamlNode;

/// <summary>
/// Reads a YAML file of a stranger: one document, bounded in depth and number of pieces, without references. A reference may stand for
/// the whole file again and again, so that few bytes become more than any memory holds; files to exchange need none.
/// </summary>
internal static class YamlFile
{
    private const int MostDepth = 12;
    private const int MostPieces = 20_000;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The file; a problem that says what is wrong, and where, when it cannot be read.</summary>
    public static YamlNode Read(byte[] bytes)
    {
        try
        {
            var parser = new Parser(new StringReader(Utf8.GetString(bytes)));
            parser.Consume<StreamStart>();
            if (!parser.Accept<DocumentStart>(out _))
            {
                throw Wrong(new("Die Datei ist leer.", "The file is empty."));
            }

            parser.Consume<DocumentStart>();
            var pieces = 0;
            var root = Read(parser, 0, ref pieces);
            parser.Consume<DocumentEnd>();
            if (!parser.Accept<StreamEnd>(out _))
            {
                throw Wrong(new("Die Datei enthält mehr als ein Dokument.", "The file holds more than one document."));
            }

            return root;
        }
        catch (YamlException exception)
        {
            throw Wrong(new(
                $"Das ist kein YAML: In Zeile {exception.Start.Line} stimmt etwas nicht.", $"This is no YAML: something is wrong in line {exception.Start.Line}."));
        }
        catch (DecoderFallbackException)
        {
            throw Wrong(new("Die Datei ist nicht in UTF-8 geschrieben.", "The file is not written in UTF-8."));
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or FormatException or OverflowException)
        {
            // So the parser ends at a bracket left open, an escape that is no character, a directive or a tag that it cannot make out.
            throw Wrong(new(
                "Das ist kein YAML: Eine Klammer ist nicht geschlossen, oder ein Zeichen nach \\, % oder ! stimmt nicht.",
                "This is no YAML: a bracket is not closed, or a character after \\, % or ! is wrong."));
        }
    }

    private static YamlNode Read(Parser parser, int depth, ref int pieces)
    {
        if (depth > MostDepth || ++pieces > MostPieces)
        {
            throw Wrong(new(
                $"Die Datei ist tiefer als {MostDepth} Ebenen geschachtelt oder hat mehr als {MostPieces} Angaben.",
                $"The file nests deeper than {MostDepth} levels or has more than {MostPieces} values."));
        }

        if (parser.TryConsume<Scalar>(out var scalar))
        {
            return new YamlText(scalar is { Style: ScalarStyle.Plain, Value: "null" or "~" } ? "" : scalar.Value);
        }

        if (parser.TryConsume<SequenceStart>(out _))
        {
            var entries = new List<YamlNode>();
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                entries.Add(Read(parser, depth + 1, ref pieces));
            }

            return new YamlList(entries);
        }

        if (parser.TryConsume<MappingStart>(out _))
        {
            var entries = new List<KeyValuePair<string, YamlNode>>();
            var names = new HashSet<string>(StringComparer.Ordinal);
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                var line = parser.Current!.Start.Line;
                if (!parser.TryConsume<Scalar>(out var name) || !names.Add(name.Value))
                {
                    throw Wrong(new(
                        $"In Zeile {line} steht ein Schlüssel, der kein Text ist oder zum zweiten Mal vorkommt.", $"A key in line {line} is no text or stands twice."));
                }

                entries.Add(new(name.Value, Read(parser, depth + 1, ref pieces)));
            }

            return new YamlMapping(entries);
        }

        throw Wrong(new(
            "Die Datei verweist mit * auf eine andere Stelle. Schreiben Sie die Angaben an jeder Stelle aus.",
            "The file refers to another place with *. Write the values out at each place."));
    }

    private static ProblemException Wrong(Sentence detail) => Problems.Invalid(Problems.Member("", InputErrorCodes.Format, detail));
}

/// <summary>Writes YAML that every parser reads alike: texts in quotation marks, so that none is taken for a number, a date or a yes.</summary>
internal static class YamlWriter
{
    /// <param name="mapping">Names to texts, yes or no, lists or mappings of the same; what is empty is left out.</param>
    public static string Write(IEnumerable<(string Name, object? Value)> mapping)
    {
        var text = new StringWriter { NewLine = "\n" };
        var emitter = new Emitter(text, new EmitterSettings(2, int.MaxValue, isCanonical: false, maxSimpleKeyLength: 1024, newLine: "\n"));
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart());
        Emit(emitter, mapping);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    private static void Emit(Emitter emitter, object value)
    {
        switch (value)
        {
            case bool yes:
                emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, yes ? "true" : "false", ScalarStyle.Plain, isPlainImplicit: true, isQuotedImplicit: false));
                break;
            case string text:
                emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, text, text.Contains('\n', StringComparison.Ordinal) ? ScalarStyle.Literal : ScalarStyle.DoubleQuoted, isPlainImplicit: false, isQuotedImplicit: true));
                break;
            case IEnumerable<(string Name, object? Value)> members:
                emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, isImplicit: true, MappingStyle.Block));
                foreach (var (name, member) in members.Where(known => !IsEmpty(known.Value)))
                {
                    emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, name, ScalarStyle.Plain, isPlainImplicit: true, isQuotedImplicit: false));
                    Emit(emitter, member!);
                }

                emitter.Emit(new MappingEnd());
                break;
            case System.Collections.IEnumerable entries:
                emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, SequenceStyle.Block));
                foreach (var entry in entries)
                {
                    Emit(emitter, entry!);
                }

                emitter.Emit(new SequenceEnd());
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(value), value, "There is no way to write this.");
        }
    }

    private static bool IsEmpty(object? value) => value switch
    {
        null => true,
        string text => text.Length == 0,
        System.Collections.ICollection list => list.Count == 0,
        _ => false,
    };
}
