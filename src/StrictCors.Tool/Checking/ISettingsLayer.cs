using StrictCors.Tool.Settings;

namespace StrictCors.Tool.Checking;

/// <summary>A layer of settings in which a problem can be found. Paths are those of problems, in which long and strange keys are
/// cut.</summary>
internal interface ISettingsLayer
{
    /// <summary>Whether the layer has a value at or below the path.</summary>
    bool Gives(string path);

    /// <summary>The place of the path; null if the layer does not have it.</summary>
    (Place Place, JsonNode? Node)? Find(string path, StrictCorsConfigurationProblem problem);
}
