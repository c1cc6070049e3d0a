-- Roles are rows: an office's administrator can change them. Code asks for an action, never for a role.
INSERT INTO role (id, name_id, name_en, position) VALUES
    ('admin-rb', 'Admin RB', 'Reform administrator', 1),
    ('ketua', 'Ketua', 'Chair', 2),
    ('anggota', 'Anggota', 'Commissioner', 3),
    ('sekretaris', 'Sekretaris', 'Secretary', 4),
    ('kasubbag', 'Kepala Subbagian', 'Head of subdivision', 5),
    ('staf', 'Staf/Operator', 'Staff', 6),
    ('koordinator-area', 'Koordinator Area', 'Area coordinator', 7),
    ('agen-perubahan', 'Agen Perubahan', 'Change agent', 8),
    ('asesor', 'Asesor', 'Assessor', 9),
    ('inspektorat', 'Inspektorat', 'Inspectorate', 10),
    ('petugas-layanan', 'Petugas Layanan', 'Service officer', 11),
    ('penerima-wbs', 'Penerima Laporan WBS', 'Whistleblowing recipient', 12),
    ('kustodian', 'Kustodian', 'Custodian', 13);

INSERT INTO role_action (role, action) VALUES
    ('admin-rb', 'plans.read'), ('admin-rb', 'plans.propose'), ('admin-rb', 'plans.adopt'),
    ('admin-rb', 'people.manage'), ('admin-rb', 'offices.manage'), ('admin-rb', 'access.explain'), ('admin-rb', 'audit.read'),
    ('ketua', 'plans.read'), ('ketua', 'audit.read'),
    ('anggota', 'plans.read'),
    ('sekretaris', 'plans.read'), ('sekretaris', 'plans.propose'), ('sekretaris', 'plans.adopt'),
    ('sekretaris', 'plans.sign'), ('sekretaris', 'people.manage'), ('sekretaris', 'offices.manage'),
    ('sekretaris', 'access.explain'), ('sekretaris', 'audit.read'),
    ('kasubbag', 'plans.read'), ('kasubbag', 'plans.propose'),
    ('staf', 'plans.read'),
    ('koordinator-area', 'plans.read'),
    ('agen-perubahan', 'plans.read'),
    ('asesor', 'plans.read'),
    ('inspektorat', 'plans.read'), ('inspektorat', 'access.explain'), ('inspektorat', 'audit.read'),
    ('petugas-layanan', 'plans.read'),
    ('penerima-wbs', 'plans.read');

-- What everyone who works in an office may see of it.
INSERT INTO role_action (role, action) SELECT id, 'offices.read' FROM role;
