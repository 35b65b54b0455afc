using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.Mvc;

namespace StrictCors.Tests.Conformance;

/// <summary>A controller that is closed, by the framework's attribute, and actions that are not.</summary>
[ApiController]
[Route("framework-disabled-controller")]
[DisableCors]
internal sealed class FrameworkDisabledMetadataController : ControllerBase
{
    [HttpPost("inherits")]
    public string Inherits() => "ran";

    [HttpPost("own")]
    [StrictCors("b")]
    public string Own() => "ran";

    [HttpPost("framework-own")]
    [EnableCors("b")]
    public string FrameworkOwn() => "ran";

    [HttpPost("default")]
    [EnableCors]
    public string Default() => "ran";
}
