using FitStore.Contracts.Publishing;

namespace FitStore.Api.Lists;

/// <summary>Licences by their ids and names of the SPDX list: open ones that administrations publish software under, facts that do not change.</summary>
internal static class SpdxLicences
{
    /// <summary>By id.</summary>
    public static IReadOnlyList<SpdxLicence> All { get; } =
    [
        .. ((IReadOnlyList<(string Id, string Name)>)
        [
            ("EUPL-1.2", "European Union Public License 1.2"),
            ("EUPL-1.1", "European Union Public License 1.1"),
            ("EUPL-1.0", "European Union Public License 1.0"),
            ("AGPL-3.0-only", "GNU Affero General Public License v3.0 only"),
            ("AGPL-3.0-or-later", "GNU Affero General Public License v3.0 or later"),
            ("GPL-2.0-only", "GNU General Public License v2.0 only"),
            ("GPL-2.0-or-later", "GNU General Public License v2.0 or later"),
            ("GPL-3.0-only", "GNU General Public License v3.0 only"),
            ("GPL-3.0-or-later", "GNU General Public License v3.0 or later"),
            ("LGPL-2.1-only", "GNU Lesser General Public License v2.1 only"),
            ("LGPL-2.1-or-later", "GNU Lesser General Public License v2.1 or later"),
            ("LGPL-3.0-only", "GNU Lesser General Public License v3.0 only"),
            ("LGPL-3.0-or-later", "GNU Lesser General Public License v3.0 or later"),
            ("Apache-2.0", "Apache License 2.0"),
            ("MIT", "MIT License"),
            ("MIT-0", "MIT No Attribution"),
            ("BSD-2-Clause", "BSD 2-Clause \"Simplified\" License"),
            ("BSD-3-Clause", "BSD 3-Clause \"New\" or \"Revised\" License"),
            ("0BSD", "BSD Zero Clause License"),
            ("ISC", "ISC License"),
            ("MPL-2.0", "Mozilla Public License 2.0"),
            ("EPL-1.0", "Eclipse Public License 1.0"),
            ("EPL-2.0", "Eclipse Public License 2.0"),
            ("CDDL-1.0", "Common Development and Distribution License 1.0"),
            ("CDDL-1.1", "Common Development and Distribution License 1.1"),
            ("CECILL-2.1", "CeCILL Free Software License Agreement v2.1"),
            ("OSL-3.0", "Open Software License 3.0"),
            ("Artistic-2.0", "Artistic License 2.0"),
            ("BSL-1.0", "Boost Software License 1.0"),
            ("Zlib", "zlib License"),
            ("Unlicense", "The Unlicense"),
            ("CC0-1.0", "Creative Commons Zero v1.0 Universal"),
            ("CC-BY-4.0", "Creative Commons Attribution 4.0 International"),
            ("CC-BY-SA-4.0", "Creative Commons Attribution Share Alike 4.0 International"),
            ("DL-DE-BY-2.0", "Data licence Germany – attribution – version 2.0"),
            ("DL-DE-ZERO-2.0", "Data licence Germany – zero – version 2.0"),
            ("ODbL-1.0", "Open Data Commons Open Database License v1.0"),
            ("OFL-1.1", "SIL Open Font License 1.1"),
            ("PostgreSQL", "PostgreSQL License"),
            ("Python-2.0", "Python License 2.0"),
        ]).OrderBy(licence => licence.Id, StringComparer.Ordinal).Select(licence => new SpdxLicence { Id = licence.Id, Name = licence.Name }),
    ];
}
