using StrictCors.Analyzers.Settings;
using StrictCors.Checks;
using StrictCors.Configuration;
using StrictCors.Tool.Commands;
using StrictCors.Tool.Settings;

namespace StrictCors.Tool.Checking;

/// <summary>Checks the settings of one program in each of its environments.</summary>
/// <param name="set">The files.</param>
/// <param name="environments">The chosen environments; empty for all.</param>
/// <param name="section">The path of the section.</param>
/// <param name="hasVariables">Whether environment variables are read, too.</param>
internal sealed class SettingsCheck(SettingsSet set, IReadOnlyList<string> environments, string section, bool hasVariables)
{
    private readonly Dictionary<string, SettingsText> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (FileLayer? Layer, Finding? Problem)> _layers = new(StringComparer.Ordinal);

    public SettingsSet Set => set;

    /// <summary>Gets the environments that are checked.</summary>
    public IReadOnlyList<string> Environments { get; } = set.Environments(environments);

    /// <summary>Gets the files that these environments have.</summary>
    public IReadOnlyList<SettingsFile> Files => [.. set.Files.Where(file => Environments.Any(name => set.Layers(name).Contains(file)))];

    /// <summary>Gets a value indicating whether there is anything to check: a file that is not empty.</summary>
    public bool HasContent => Files.Any(file => !TextOf(file).IsEmpty);

    public SettingsText TextOf(SettingsFile file)
    {
        if (!_texts.TryGetValue(file.Path, out var text))
        {
            _texts[file.Path] = text = file.Read();
        }

        return text;
    }

    /// <summary>Checks another text in place of the one on the disk.</summary>
    public void Replace(SettingsFile file, SettingsText text)
    {
        _texts[file.Path] = text;
        _layers.Remove(file.Path);
    }

    /// <summary>The settings of one environment, if its files can be read.</summary>
    public SettingsReading ReadValid(string environment)
    {
        var layers = LayersOf(environment);
        return layers.Find(layer => layer.Problem is not null).Problem is { } broken
            ? throw new ToolException($"{broken.Place.File!.Shown}: {broken.Problem.Code}: {broken.Problem.Message}", ExitCode.Found)
            : Read(environment, [.. layers.Select(layer => layer.Layer!)]);
    }

    public IReadOnlyList<Finding> Run()
    {
        var found = new List<(string Environment, Finding Finding)>();
        var readings = new List<SettingsReading>();
        foreach (var environment in Environments)
        {
            var layers = LayersOf(environment);
            var broken = layers.FindAll(layer => layer.Problem is not null);
            found.AddRange(broken.Select(layer => (environment, layer.Problem!)));
            if (broken.Count == 0)
            {
                var reading = Read(environment, [.. layers.Select(layer => layer.Layer!)]);
                readings.Add(reading);
                found.AddRange(ProblemsOf(reading).Select(problem => (environment, FindingOf(reading, problem))));
            }
        }

        var all = found.GroupBy(item => item.Finding, item => item.Environment, FindingComparer.Instance)
            .Select(group => group.Key with
            {
                Environments = [.. group.Distinct(StringComparer.Ordinal)],
                IsEverywhere = group.Distinct(StringComparer.Ordinal).Count() == Environments.Count,
            });
        return [.. all.Concat(ReplacedEverywhere.Find(readings, Environments)).OrderBy(finding => finding.Place.File is null)
            .ThenBy(finding => Files.ToList().FindIndex(file => file == finding.Place.File))
            .ThenBy(finding => (finding.Place.Line, finding.Place.Column))];
    }

    /// <summary>The problems of the library, and what looks like a mistake in settings that are valid.</summary>
    private IEnumerable<StrictCorsConfigurationProblem> ProblemsOf(SettingsReading reading) =>
        reading.Check.Table is { } table
            ? ConfigurationWarnings.Find(reading.Check.Options, table, reading.Environment).Concat(PolicyUse.FindUnused(reading, set.Project))
            : reading.Check.Problems;

    private SettingsReading Read(string environment, IReadOnlyList<FileLayer> layers)
    {
        try
        {
            return SettingsReading.Of(environment, layers, section, hasVariables);
        }
        catch (InvalidDataException failure)
        {
            throw new ToolException($"{string.Join(", ", layers.Select(layer => layer.File.Shown))} cannot be loaded: "
                + (failure.InnerException ?? failure).Message, inner: failure);
        }
    }

    private static Finding FindingOf(SettingsReading reading, StrictCorsConfigurationProblem problem)
    {
        var (place, node) = reading.Locate(problem);
        return new(problem, place, node, [], false);
    }

    private List<(FileLayer? Layer, Finding? Problem)> LayersOf(string environment) =>
        set.Layers(environment).Select(LayerOf).ToList() is { Count: > 0 } layers ? layers
            : throw new ToolException($"There is no file for the environment '{environment}'.");

    private (FileLayer? Layer, Finding? Problem) LayerOf(SettingsFile file)
    {
        if (!_layers.TryGetValue(file.Path, out var layer))
        {
            _layers[file.Path] = layer = ReadLayer(file, TextOf(file));
        }

        return layer;
    }

    private (FileLayer? Layer, Finding? Problem) ReadLayer(SettingsFile file, SettingsText text)
    {
        if (text.IsEmpty)
        {
            return (null, NotJson(file, text, 0, "The file is empty."));
        }

        if (text.LacksMark)
        {
            return (null, NotJson(file, text, 0, "The file is UTF-16 without a byte-order mark."));
        }

        var json = new JsonFile(text.Text);
        return json switch
        {
            { Failure: { } failure } => (null, NotJson(file, text, failure.Position, failure.Message)),

            // The duplicate of another section stops the program as well.
            { Duplicate: var (path, place) } =>
                (null, new(Problems.DuplicateKey(file.Name, path), Place.In(file, text, place.Start..place.End), null, [], false)),
            _ => (new(file, text, new JsonMap(json.Root!, section)), null),
        };
    }

    private static Finding NotJson(SettingsFile file, SettingsText text, int position, string reason) => new(
        Problems.NotJson(file.Name, reason), Place.In(file, text, new(position, position)), null, [], false);
}
